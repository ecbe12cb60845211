/**
 * 6578 words that programs and their documentation are made of: those in at least 3 of 450 published packages.
 * Made by build/words/refresh.mjs; what is added by hand stands in odd-words.ts.
 */
export const knownWords = `
  aaa aac abbr abbreviated abbreviations abc abcdef abide ability able abnormal abort abortable aborted aborting
  aborts about above abruptly abs absence absent absolute absolutely abstract abstraction abuse acb accelerated
  acceleration accelerator accelerometer accent accept acceptable acceptance accepted accepting accepts access
  accessed accesses accessibility accessible accessing accessor accidentally accommodate accomplished accordance
  according accordingly account accounts accumulate accumulated accuracy accurate accurately achieve achieved ack
  acknowledge acknowledged acl acquire acquired acquiring across act action actionable actions activate activated
  activating activation active activedescendant actively activities activity actor acts actual actually adapt adapted
  adapter adapters adaptive add added adding addition additional additionally additions additive addon addons addr
  address addressed addresses adds adhere adjacent adjust adjusted adjusting adjustment adjusts admin adopted advance
  advanced advances advancing advantage advantages advertise advice advised advisory aes affect affected affecting
  affects affiliates after afterwards again against age agent agents aggregate aggregating aggressive agnostic ago
  agree agreed agreement ahead aid aim aims air aix ajv aka alert alertdialog alg algorithm algorithms alias aliased
  aliases aliasing alice align aligned aligning alignment aligns alive all alloc allocate allocated allocates
  allocating allocation allocations allow allowable allowed allowfullscreen allowing allowlist allows almost alone
  along alongside alpha alphabet alphabetic alphabetically alphanumeric alpn already also alt alter altered altering
  alternate alternates alternative alternatively alternatives although altogether always amazing ambient ambiguity
  ambiguous amd among amount amounts amplitude analyse analyses analysis analytics analyze analyzed analyzing ancestor
  ancestors ancestry anchor anchored anchors and android angle animate animated animating animation animations
  annotate annotated annotation annotations announce announcing anonymous another ansi answer answers anti any anymore
  anyone anything anyway anywhere apache apart api apis app appear appearance appearing appears append appended
  appending appends apple applicable application applications applied applies apply applying approach appropriate
  appropriately approximate approximately approximation apps appveyor appx aqua arabic arbitrarily arbitrary arch
  architecture architectures archive archives archiving are area areas aren arg args argument arguments argv aria
  arise arising arithmetic arm armv around arr array arrayable arraybuffer arrays arrive arrived arrives arrow arrows
  article artifact artifacts artificial asar asc ascending ascent ascii aside ask asked asking asks asm asn aspect
  assembly assert asserted asserting assertion assertions asserts assess asset assets assign assignability assignable
  assigned assigning assignment assignments assigns assist assistant assistive assoc associate associated associates
  associating association assume assumed assumes assuming assumption assumptions ast asymmetric async asynchronous
  asynchronously atime atob atom atomic atomically atop attach attached attaches attaching attachment attachments
  attack attacker attacks attempt attempted attempting attempts attention attestation attr attribute attributed
  attributes attrs aud audience audio audioworklet augment augmentation augmented augments august auth authenticate
  authenticated authenticating authentication authenticator authn author authoring authoritative authorities authority
  authorization authorized authors auto autocapitalize autocomplete autocompletion autodetect autofill autofocus
  automated automatic automatically automating automation autoplay aux auxiliary availability available average avif
  avoid avoided avoiding avoids await awaitable awaited awaiting aware away awesome aws axes axis azimuth azure babel
  back backdrop backed backend backends backface background backgrounds backing backlog backoff backpressure
  backreference backreferences backslash backslashes backspace backtracking backward backwards bad badge bag balance
  balanced ban band bandwidth banner bar bare barrel base based baseline basename bases bash basic basically basis
  batch batched battery baz bday bdi bdo beacon bearer became because become becomes becoming been before beforeunload
  began begin beginning begins behalf behave behaves behavior behaviors behaviour behind being believe believes belong
  belonging belongs below bench benchmark benchmarking benchmarks bender bending benefit benefits ber besides best
  beta better between bevel beyond bezier bgcolor bias biased bidi bidirectional big bigger bigint billing bin
  binaries binary bind binding bindings binds bit bitbucket bitmap bitmask bits bitwise bivariance bivariant black
  blackness blank blend blending blink blob blobs block blocked blocking blockquote blocks blog blue bluetooth
  blueviolet blur blurred bmp bob bodies body bold bom bookkeeping bookmark bool boolean booleans boot bootstrap
  border borders both bottom bound boundaries boundary bounded bounding bounds box boxed boxes brace braces bracket
  bracketed brackets branch branches brand branded branding brands breadth break breakdown breaking breakpoints breaks
  brief bright brightness bring brings brk broad broadcast broke broken brotli brown browser browserify browsers
  browsing bsd btoa bubble bubbles bubbling bucket buckets buf buffer buffered buffering buffers bug buggy bugs build
  builder building builds built builtin builtins bulk bump bumps bun bundle bundled bundler bundlers bundles bundling
  burn bus business busy but butt button buttons byob bypass bypassed bypasses bypassing byte bytes caa cache
  cacheable cached caches caching calc calculate calculated calculates calculating calculation calculations calendar
  call callable callback callbackfn callbacks called callee caller callers calling calls callsite came camel camera
  can canary cancel cancelable canceled canceling cancellation cancelled cancelling cancels candidate candidates
  cannot canonical canonicalize canvas cap capabilities capability capable capacity capitalization capitalize
  capitalized capped caps caption captions capture captured captures capturing card care careful carefully caret cargo
  carriage carried carrier carries carry carrying cascade case cased cases casing cast casting cat catalog catch
  catches catching categories category caught cause caused causes causing caution caveat caveats cbc cdata cdn cease
  ced cell cells center centered central centralised cert certain certainly certificate certificates certification
  certs chai chain chainable chained chaining chains chalk challenge challenges chance chances change changed
  changelog changes changing channel channels char character characteristics characters charge chars charset chat
  chdir check checkbox checkboxes checked checker checking checkmark checkout checks checksum checksums child children
  chinese chmod choice choices choose choosing chosen chown chroma chrome chromium chunk chunked chunks cidr cipher
  ciphers ciphertext circle circuit circular circumstances cisco cite citizen city cjs claim claims clamp clamped
  class classes classic classified classifier classify clause clean cleaned cleaning cleanly cleans cleanup clear
  cleared clearing clears cli click clickable clicked clicking clicks client clients clip clipboard clipped clipping
  clock clockwise clone cloned clones cloning close closed closedby closely closer closes closest closing closure
  closures cloud cloudflare cls cluster cmd cmyk cname coalesced code codebase codec codecs coded codegen codemirror
  codepage codes codesign codesigned codesigning coding coefficient coerce coerced coercible col cold colgroup
  collapse collapsed collapses collapsing collect collected collecting collection collections collector collects
  collision collisions colno colon color coloring colorize colors colorspace cols colspan column columnheader columns
  com combination combinations combine combined combines combining combobox come comes coming comma command commandfor
  commands commas comment comments commercial commit commits committed common commonjs commonly communicate
  communicating communication communications community comp compact companies company comparator comparators compare
  compared comparer compares comparing comparison comparisons compat compatibility compatible compilation compilations
  compile compiled compiler compiles compiling complement complementary complete completed completely completes
  completing completion completions complex complexity compliance compliant complicated component components
  composable compose composed composes composing composite composited compositing composition compositor compound
  comprehensive compress compressed compresses compressible compressing compression compressor computation
  computations compute computed computer computes computing concat concatenate concatenated concatenates concatenating
  concatenation concept concern concerned concerns concise concrete concurrency concurrent concurrently condensed
  condition conditional conditionally conditions conduct cone confidence config configs configurable configuration
  configurations configure configured configures configuring confirm confirmation confirmed confirms conflict
  conflicting conflicts conform conforming confused confusing confusion conjunction conn connect connected connecting
  connection connections connects consecutive consent consequence consequent consequential consider consideration
  considerations considered considering considers consist consistency consistent consistently consisting consists
  console const constant constantly constants constituent constitutes constrain constrained constraint constraints
  construct constructable constructed constructing construction constructor constructors constructs consult consume
  consumed consumer consumers consumes consuming consumption contact contacting contain contained container containers
  containing containment contains content contenteditable contentful contentinfo contents context contexts contextual
  contiguous continuation continue continued continues continuing continuous continuously contract contrary contrast
  contribute contributed contributes contributing contribution contributions contributors control controlled
  controller controllers controlling controls convenience convenient conveniently convention conventional conventions
  conversion conversions convert converted converter converters convertible converting converts convey convolve cooked
  cookie cookies cool coordinate coordinates coords copied copies copy copying copyright core cores corner corners
  corporation corpus correct corrected correction correctly correctness correlate correspond correspondence
  corresponding corresponds corrupt cors cost costs could couldn count counted counter counterpart counterparts
  counters counting country counts couple course cover coverage covered covering covers cpu cpus crash crashes
  crashing crawl crawled crc create created creates creating creation creator credential credentials credit criteria
  critical crl crlf crop cropped cross crosshair crossing crossorigin crv crypto cryptographic cryptography csc csp
  css csv ctime ctor ctr ctrl ctx cubic cue cumulative curated curly curr currency current currently cursive cursor
  cursors curve curves custom customers customization customize customized customizes customizing cut cutout cwd cyan
  cycle cycles cyclic daemon damage damages dangerous dangerously dark darken darker darwin dash dasharray dashboard
  dashed dashes dashoffset data database databases datalist dataset dataurl date dates datetime day days deactivate
  deactivated deactivates dead deadlocks deal dealing dealings deals dealt debounce debounced debug debugger debuggers
  debugging dec decide decided decides deciding decimal decipheriv decision decisions decl declaration declarations
  declarator declare declared declares declaring decline decode decoded decoder decodes decoding decompress
  decompressed decompresses decompressing decompression decorate decorated decoration decorations decorator decorators
  decrease decreased decreases decreasing decrement decrements decrypt decrypted decrypting decryption decrypts
  dedicated deduplicate deduplicated deemed deep deeper deeply def default defaulted defaulting defaults defer
  deferred deferring defers define defined defines defining definite definitely definition definitions deflate
  deflated defs degree degrees del delay delayed delays delegate delegates delegating delete deleted deletes deleting
  deletion deliberately delimited delimiter delimiters deliver delivered delivering delivers delivery delta deltas
  demand demo demonstrated demonstrates demos denied deno denote denotes denoting dense density deny dep depend
  depended dependencies dependency dependent depending depends deploy deployed deploying deployment deployments
  deprecate deprecated deprecation deprecations deps depth dequeue der deref derivable derivation derive derived
  derives desc descendant descendants descending descent describe described describes describing description
  descriptions descriptive descriptor descriptors deserialization deserialize deserialized deserializes design
  designed desired desktop despite dest destination destinations destroy destroyed destroys destruction destructive
  detach detached detaches detail detailed details detect detected detecting detection detector detects determine
  determined determines determining deterministic dev develop developer developers developing development deviates
  deviation device devices devtools dfn diagnostic diagnostics dialect dialog dialogs dict dictates dictionaries
  dictionary did didn diff differ difference differences different differential differentiate differentiated
  differently differing differs difficult diffs diffuse digest digests digit digital digits dim dimension dimensional
  dimensions dir direct directed direction directional directions directive directives directly directories directory
  dirent dirname dirs dirty dirxml disable disabled disables disabling disallow disallowed disallows disambiguate
  disappears disc discard discarded discarding discards disclaimed disclaimer disclosure disconnect disconnected
  disconnection disconnects discouraged discover discovered discovers discovery discrepancies discrete discretion
  discriminant discriminated discriminator discuss discussion disjoint disjunction disk dismiss dismissed dismisses
  dispatch dispatched dispatcher dispatches dispatching displacement display displayed displaying displays disposable
  disposal dispose disposed disposer disposes disposing disposition disregarding dist distance distant distinct
  distinguish distinguished distinguishes distribute distributed distributes distribution distributions div diverges
  divided divisor dll dlopen dmg dns doc docker docs doctoc doctype document documentation documented documents dodge
  does doesn doing dollar dom domain domains dominant domstring don done dont dos dot dotenv dotfile dotfiles dots
  dotted double doubles down downgrade download downloaded downloader downloading downloads downstream dpi dppx dpr
  draft drafts drag draggable dragged dragging drain drained draw drawing drawn draws drive driven driver drives
  driving drop dropped dropping drops dry dsa dst dts dual due dummy dump dumping dumps duplex duplicate duplicated
  duplicates duplication durable duration durations during dynamic dynamically eacces each eaddrinuse eagain eager
  eagerly earlier early ease easier easiest easily easing east easy ecb ecdh ecdsa echo ecma econnrefused econnreset
  ecosystem edge edges edit editable edited editing editor editors edits effect effective effectively effects
  efficiency efficient efficiently effort ehostunreach einval either elapsed elapses electron element elements
  elevated elevation eligible eliminating ellipse ellipsis elliptic else elsewhere elt email embed embedded embedder
  embedding embeds emission emit emits emitted emitter emitters emitting emoji emphasis emptied empties empty emulate
  emulated emulates emulating emulation enable enabled enables enabling enametoolong enc encapsulate encapsulated
  encapsulates enclosed enclosing encode encoded encoder encodes encoding encodings encounter encountered encountering
  encounters encourage encouraged encrypt encrypted encrypting encryption encrypts enctype end ended endian endianness
  ending endings endorse endpoint endpoints endregion ends enetdown enetunreach enforce enforced enforcement enforces
  engine engines english enhance enhanced enhancements enlarging enodata enoent enotfound enough enqueue enqueued
  enqueues ensure ensures ensuring enter entered entering enterprise enters entire entirely entirety entities
  entitlement entitlements entity entries entropy entry entrypoint enum enumerable enumerate enumerated enumerating
  enumeration enums env environment environments envs eof eol eot eperm ephemeral epipe epoch epsilon equal equality
  equals equiv equivalent equivalently equivalents err errno error errored errormessage errors esbuild esc escalation
  escape escaped escapes escaping eslint esm esnext especially essence essential essentially establish established
  establishes establishing estimate estimated estimates estimating etag etc etimedout eval evaluate evaluated
  evaluates evaluating evaluation evaluator even evenly evenodd event events eventsource eventually ever every
  everyone everything everywhere evicted eviction evolve evt exact exactly example examples exceed exceeded exceeds
  except exception exceptional exceptions excess excessive excessively exchange exchanging exclude excluded excludes
  excluding exclusion exclusions exclusive exclusively exe exec executable executables execute executed executes
  executing execution executions executor exemplary exercise exhaustion exhaustive exhibit exist existed existence
  existent existing exists exit exited exiting exits exotic exp expand expanded expanding expands expansion expansions
  expect expectation expected expecting expects expense expensive experience experiencing experiment experimental
  experimentation expiration expire expired expires expiry explain explained explaining explains explanation
  explanatory explicit explicitly explore explorer exponent exponential export exported exporting exports expose
  exposed exposes exposing exposure expr express expressed expression expressions exps ext extend extendable extended
  extending extends extensible extension extensionless extensions extensive extent external externalized externally
  extglob extglobs extname extra extract extractable extracted extracting extraction extractor extracts extreme
  extremely facade face facebook facet facilities facing fact factor factories factors factory fade fail failed
  failing fails failure failures fair fairly fake fall fallback fallbacks falling falls fallthrough false falsey falsy
  familiar families family fan fans fantasy far fashion fast faster fastest fatal fault favicon favor favorite fchmod
  fchown fdatasync feature features fed feed feedback feel fetch fetched fetcher fetches fetching few fewer fff ffff
  field fields fieldset fifo figcaption figure file filed filename filenames filepath filepaths files filesystem
  filesystems fill filled filling fills filter filterable filtered filtering filters fin final finalization finalize
  finalized finalizer finally find finder finding finds fine fingerprint finish finished finishes finishing finite
  fips fire fired firefox fires firing first fit fitness fits fix fixed fixes fixtures flag flagged flags flagship
  flaky flash flat flatten flattened flattening flavor flex flexibility flexible flight fling flip flipped flipping
  float floating floats flood floor flow flowing flows flush flushed flushes fly fns focal focus focusable focused
  focuses fold folded folder folders folding folds follow followed following follows font fonts foo footer footers
  footprint for forbid forbidden forbids force forced forcefully forces forcibly forcing foreground foreign forever
  forge forget forgetting fork forked forks form formal format formats formatted formatter formatters formatting
  formdata formed formenctype former formmethod formnovalidate forms formtarget formula forth forward forwarded
  forwarding forwards found foundation four fourth fps fraction fractional fractions frag fragment fragments frame
  frames framework frameworks framing free freebsd frees freeze frequency frequently fresh freshly freshness friendly
  from front frontend frozen fsevents fstat fsync ftruncate fulfill fulfilled fulfilling fulfills full fullscreen
  fullwidth fully fun func function functional functionalities functionality functionally functions fundamental
  furnished further furthermore furthest fuse futimes future gain gamepad gamma gamut gap gaps garbage gated gateway
  gather gaussian gave gbk gcm gecko gen general generalized generally generate generated generates generating
  generation generator generators generic generics geographic geolocation geometry german gesture gestures get
  getaddrinfo getegid geteuid getgid getgroups gets getter getters getting getuid gid gif git github gitignore gitlab
  give given gives giving glib glibc glob global globally globals globbing globs globstar globstars glyph gmt gnome
  goal goals goes going gone good goodbye goods google got goto governing gpu grab grabbing graceful gracefully grade
  gradient grained grammar grant granted granular granularity graph grapheme graphic graphics graphs grateful gravity
  gray grayscale great greater greatest greatly greedy green grey grid gridcell ground group grouped grouping groups
  grow growing grows growth gte guarantee guaranteed guarantees guard guards guess guessed guest guid guidance guide
  guided guidelines gunzip gutter gzip gzipped hack had haiku half halt halts hand handed handful handle handled
  handler handlers handles handling handshake handy hang hanging happen happened happens happy hard hardcoded hardened
  hardware harness has hash hashed hashes hashing hasn have haven having hazard head headed header headers heading
  headless health heap heavily heavy hebrew height held hello help helper helpers helpful helping helps hence here
  hereby heritage heuristic hex hexadecimal hgroup hid hidden hide hides hiding hierarchical hierarchy high higher
  highest highlight highlighted highlighter highlighting highlights highly hint hints his histogram historical history
  hit hits hkdf hmac hmr hoc hoist hoisted hold holder holders holding holds hole home homedir homepage honor
  honorific hood hook hooks hop hopefully horizontal horizontally host hosted hosting hostname hostnames hosts hot
  hour hours hover hovered hovering hovers how however href hreflang hrtime hsl hsv html htmlli htmlu http https hub
  hue huffman huge human humanize hundreds hwb hybrid hydrate hydration hyperdrive hyperlinks hyphen hyphenated
  hyphens iana iat ibm ico icon icons icu ide idea ideal ideally ideas idempotent ident identical identically
  identification identified identifier identifiers identifies identify identifying identity ideographic idl idle idn
  ids idx iec ieee ietf iff iframe iframes ignore ignored ignores ignoring iife ill illegal image images imagesizes
  imagesrcset ime img immediate immediately immutable impact impacts imperative imperfect impl implement
  implementation implementations implemented implementers implementing implements implicit implicitly implied implies
  imply import important imported importer importing imports impossible improve improved improvements improves
  improving inaccessible inactive inc incidental include included includes including inclusion inclusive incoming
  incompatible incomplete inconsistencies inconsistent incorrect incorrectly incr increase increased increases
  increasing increment incremental incrementally incremented increments incurred incurring indeed indefinitely indent
  indentation indented independent independently indeterminate index indexed indexes indexing indicate indicated
  indicates indicating indication indicator indices indirect indirectly individual individually industry inequality
  inert infer inference inferred infers infinite infinity inflate inflation influence influenced info inform
  information informational informative informing infos infrastructure inherently inherit inheritance inherited
  inheriting inherits init initial initialization initialize initialized initializer initializers initializes
  initializing initially initiate initiated initiates initiating initiator inject injected injecting injection injects
  ink inline inlined inlining inner innermost input inputs ins insecure insensitive insensitively insert inserted
  inserting insertion insertions inserts inset inside inspect inspected inspecting inspection inspector inspects
  inspired install installable installation installed installer installers installing installs instance instanceof
  instances instant instantiate instantiated instantiating instantiation instantly instead instruct instruction
  instructions instructs instrumentation insufficient int intact integer integers integrate integrated integrates
  integration integrity intel intend intended intensive intent intention intentional intentionally inter interact
  interacted interacting interaction interactions interactive intercept intercepted interceptor intercepts interest
  interested interface interfaces interfere interior interleaved intermediate internal internally internals internet
  interop interoperability interpolate interpolated interpolation interpret interpretation interpreted interpreter
  interpreting interprets interrupt interrupted interruption intersect intersecting intersection intersections
  intersects interval intervals intl into intrinsic intrinsics intro introduce introduced introduces introducing
  introduction introspection inuse invalid invalidate invalidated invalidates invalidation inverse invert inverted
  inverts investigate invisible invocation invocations invoke invoked invokes invoking involved involves involving ios
  ipc ipv irrelevant isn iso isolate isolated isolation iss issue issued issuer issues issuing italic item items iter
  iterable iterables iterate iterated iterates iterating iteration iterations iterator iterators its itself january
  japanese jar java javascript jest job jobs john join joined joins journey jpeg jpg jsdoc json jsx jump junction
  junit jurisdiction just justification justify jwk jwks jwt jxl kbd keep keepalive keeping keeps kept kernel kerning
  key keyboard keychain keydown keyed keyframe keyframes keygen keying keymap keyof keypress keys keyup keyword
  keywords khtml kid kill killed killing kills kilobytes kind kinds kit know knowing known knows korean kty kwd lab
  label labeled labelled labelledby labels lack lacks land landscape lang language languages large larger largest last
  late latency later latest latin latitude latter launch launched launches launching law lax layer layers layout
  layouts lazily lazy lch lchown lead leading leads leaf leak leaks learn least leave leaves leaving ledger left
  leftmost legacy legal legend legibility legitimate len length lengths lenient less let lets letter letters letting
  level levels leveraging lexer lexical lezer liability liable lib libc libraries library libs license licensed
  licenses licensing lie lies life lifecycle lifetime light lighten lighter lighting lightness lightningcss
  lightweight like likely likewise limit limitation limitations limited limiter limiting limits line linear linecap
  linejoin lineno lines link linkcode linked linker linking links lint linter linux list listbox listed listen
  listener listeners listening listens listing listitem lists lite literal literally literals little live lives llm
  load loaded loader loaders loading loads loc local locale locales localhost locality localized locally locals locate
  located locating location locations locator locators lock locked lockfile locks lodash log logged logger logging
  logic logical logically login logo logs lone long longer longest longhand longitude look lookahead lookbehind looked
  looking looks lookup lookups loop loopback loops loose loosely lose loses losing loss lossless lossy lost lot lots
  loupe love low lower lowercase lowercased lowest lru lstat lte ltr luminance luminosity lutimes lvh mac machine
  machinery machines macro macrotask made magenta magic magnitude mail main mainly maintain maintained maintainers
  maintaining maintains maintenance major majority make makes making malformed malicious man manage managed management
  manager managers manages managing mandatory manifest manipulate manipulated manipulates manipulating manipulation
  manner manual manually manufacturer many map mapped mapper mapping mappings maps margin margins mark markdown marked
  marker markers marking marks markup marquee mas mask masked masking masks master match matched matcher matchers
  matches matching material materials math mathematical matrix matter matters max maxage maximize maximized maximum
  maxlength may maybe mcp mdn mean meaning meaningful meaningless means meant measure measured measurement
  measurements measures measuring mechanism mechanisms media median medium megabytes mem member memberof members
  membership memo memoization memoize memoized memoizer memory mentioned menu menubar menuitem menuitemcheckbox
  menuitemradio menus merchantability merely merge merged merges merging message messages messaging met meta metadata
  metafile meter method methods metric metrics micro microphone microsecond microseconds microsoft microtask mid
  middle middleware middlewares midi midnight might migrate migrating migration miller million millisecond
  milliseconds mime mimic mimics min mind mini minification minified minifier minify minifying minimal minimatch
  minimize minimized minimizes minimum minipass minlength minor minus minute minutes mirror mirroring mirrors
  miscellaneous mismatch mismatched mismatches miss missed missing mistake mistakes misuse mit miter miterlimit mix
  mixed mixin mixing mjs mkactivity mkcalendar mkcol mkdir mkdirp mkdtemp mobile mocha mock mocked mocking mocks mod
  modal mode model modeled models modern modes modifiable modification modifications modified modifier modifiers
  modifies modify modifying module modules modulus moment mongodb monitor monitored monitoring monkey mono monospace
  monotonically month months more most mostly motion motivation mount mounted mounts mouse mousedown mouseleave
  mousemove mouseup move moved movement moves moving moz mozilla mpeg msec msecs msg msi mtime mts mtu much multi
  multicast multiline multipart multiple multiples multiplied multiplier multiply multiplying multiselectable musl
  must mutable mutate mutated mutates mutating mutation mutations mutator mute muted mutex mutually mysql naive name
  named namely names namespace namespaced namespaces naming nan nanoid nanoseconds napi narrow narrowed nat national
  native natively natural naturally nature nav navigate navigated navigates navigating navigation navigations
  navigator near nearest nearly necessarily necessary need needed needing needle needs negate negated negates negation
  negative negatives negligence negotiate negotiated negotiation neither nest nested nesting nesw net netlify network
  networking networks neutral never new newable newer newest newline newlines newly next nfc nfd nibble nice nicer
  niche nightly nil nobrace nocase nocomment node nodebuffer nodejs nodes noext noglobstar noise nominal non nonce
  none nonegate nonempty noninfringement nonull nonzero noop nor normal normalise normalization normalize normalized
  normalizes normalizing normally north noscript not notable notably notarization notation notch note noted notes
  notfound nothing notice noticed notification notifications notified notifier notifies notify notifying notion
  novalidate now npm npx nth null nullable nullish num number numbered numbers numeric numerical nums nwse nyc oaep
  obj object objects oblique obscure observable observe observed observer observing obsolete obtain obtained obtaining
  obvious occur occurred occurrence occurrences occurring occurs oct octal octaves octet octets odd off offending
  offer offering offers official officially offline offset offsets often ogg oid okay old older oldest omit omits
  omitted omitting onabort onbeforeunload once onclick onclose ondrain one onerror ones onfulfilled ongoing online
  onload only onmessage onmessageerror onopen onprogress onread onrejected onto onwards onwarn oom opacity opaque
  opaqueredirect open openbsd opendir opened opener opening opens openssl opera operand operate operates operating
  operation operational operations operator operators opposed opposite ops opt opted optgroup optimal optimistically
  optimization optimizations optimize optimized optimizer optimizes optimum option optional optionally options opts
  opus orange order ordered ordering orders ordinal ordinary org organization organizations organized orient
  orientation oriented orig origin original originally originate originated originates originating origins ornaments
  osx otf oth other others otherwise otp our out outbound outcome outdated outer outermost outgoing outline output
  outputs outputting outset outside outstanding over overall overflow overflowing overflows overhead overlaid overlap
  overlapping overlay overlays overline overload overloads overridable overridden override overriden overrides
  overriding overscroll overview overwrite overwrites overwriting overwritten own owned owner ownership owning owns
  oxc pack package packaged packager packages packaging packed packet packets packing pad padded padding page pages
  pagination paint painted paintworklet pair paired pairing pairs palette pan panel panels paper paragraph parallel
  parallelism parallelize param parameter parameters params paren parens parent parentheses parenthesis parenthesized
  parents parity parsable parse parsed parser parsers parses parsing part partial partially participating particular
  particularly parties partition partitioned partitions parts party pass passed passes passing passive passphrase
  passthrough password passwords past paste pasted patch patched patches path pathname paths pattern patterns paul
  pause paused pauses pausing pay paying payload payloads payment payments pbkdf pdf peak peculiar peek peer pem pen
  pending people per perceived percent percentage percentile perf perfect perfetto perform performance performant
  performed performing performs perhaps period periodic periodically periods perl permalink permanent permanently
  permission permissions permissive permit permits permitted perpendicular persist persisted persistence persistent
  persists person persons perspective petite pfx phase phases phone photo php phrase phrases physical pick picked
  picker picking picks picomatch picture pid pids piece pieces pin pinch ping pink pinned pins pipe piped pipeline
  pipelines pipelining pipes piping pixel pixels pkcs pkg place placed placeholder placeholders placement placements
  places placing plain plaintext plan plane planned planning plans platform platforms play playback played player
  playground playing playwright please plist plug pluggable plugin plugins plus png pnpm point pointed pointer
  pointers pointing points policies policy poll polling pollution polyfill polyfilled polyfills polygon pool pooled
  pooling pools poor pop popover popovertarget popular populate populated populates popup popups port portable portal
  ported portion portions portrait ports pos position positional positioned positioning positions positive positives
  posix possibility possible possibly post postal posted poster postfix postgres postgresql postinstall posts
  potential potentially pow power powered powerful powers powershell ppid practical practice practices pragma pre
  prebuilt precede preceded precedence preceding precise precisely precision precondition preconnect predefined
  predicate predicates predictable predicted prefer preferable preference preferences preferred prefers prefetch
  prefix prefixed prefixes prefixing preflight preinstall preload preloaded preloading prelude preparation prepare
  prepared prepares prepend prepended prepends preprocess preprocessor prerelease prerender presence present
  presentation presented presenting presents preserve preserved preserves preserving preset presets press pressed
  presses pressing pressure presumed prettier prettify pretty prev prevent prevented preventing prevents preview
  previews previous previously prf primarily primary prime primes primitive primitives principal principle principles
  print printable printed printer printers printing prints prior priorities prioritize priority privacy private
  privilege privileged privileges probability probably probe probes problem problematic problems proc procedure
  proceed proceeding proceeds process processed processes processing processor processors procurement prod produce
  produced producer produces producing product production products professional profile profiler profiles profiling
  profits program programmatic programmatically programming programs progress progressbar progressive project projects
  promisable promise promises promisified promisify promote promoted promotes prompt prompting prompts prone prop
  propagate propagated propagates propagation proper properly properties property propfind proportional proposal
  propose proposed proppatch proprietary props prose protect protected protection protections protects proto protocol
  protocols prototype prove provenance provide provided provider providers provides providing provisioning proxied
  proxies proxy proxying prune pseudo pseudorandom pss ptr pub public publicly publish published publisher publishes
  publishing pull pulled pulling punctuation punycode purchase pure purely purge purple purpose purposes push pushed
  pushes pushing put puts putting python quad quadratic quads qualified qualifier quality quantifier quantifiers
  quantity quasi quasis queried queries query querying querystring question questions queue queued queues queuing
  quick quickest quickly quiet quirk quirks quit quite quota quotation quote quoted quotes qux race rad radial radio
  radiogroup radius rainbow raise raised raises raising ram ran rand random randomly randomness range ranged ranges
  ranging rank rapid rare rarely raster rate rates rather ratio raw reach reachable reached reaches reaching react
  reactive read readability readable readdir reader readers reading readlink readme readonly reads ready real reality
  realloc really realm realpath reason reasonable reasons rebind rebuild receipt receive received receiver receivers
  receives receiving recent recently recipient recognised recognition recognize recognized recognizes recommend
  recommendation recommended recompute reconnecting reconnection reconstruct record recorded recorder recording
  records recover recoverable recovery recreated rect rectangle rectangles rectangular rects recurring recurse
  recursion recursive recursively red redirect redirected redirection redirections redirects redis redistribution
  redistributions redo reduce reduced reducer reduces reducing reduction redundant redux ref refa refactor refer
  reference referenced references referencing referential referer referred referrer referrerpolicy referring refers
  refined reflect reflected reflecting reflects refresh refreshed refreshing refs refuse refused reg regard regarding
  regardless regenerate regex regexes regexp regexpp regexps region regions register registered registering registers
  registration registrations registries registry regression regular regularly reject rejected rejecting rejection
  rejections rejects rel related relates relating relation relations relationship relationships relative relatively
  relaxed relay release released releases releasing relevant reliable reliably relied relies reload reloaded reloading
  reloads rely relying rem remain remainder remaining remains remarks remember remote remotely removal removals remove
  removed removes removing rename renamed render rendered renderer renderers rendering renders reorder reordered
  repeat repeated repeatedly repeating repeats repetition repetitive repl replace replaced replacement replacements
  replacer replaces replacing replay replays replicate replies reply repo report reported reporter reporters reporting
  reports repos repositories repository represent representable representation representations representative
  represented representing represents reproduce reproducible req request requested requesting requests require
  required requirement requirements requires requiring rerun res resemble reserve reserved reset resets resetting
  resident resides resilient resistant resizable resize resized resizer resizes resizing resolution resolutions
  resolve resolved resolver resolvers resolves resolving resort resource resources resp respect respected respective
  respectively respects respond responder responding responds response responselike responses responsibility
  responsible responsive rest restart restarted restarting restarts restore restored restores restoring restrict
  restricted restriction restrictions result resulted resulting results resumable resume resumed resumes resuming
  resumption retain retained retaining retains retention retried retries retrieval retrieve retrieved retrieves
  retrieving retry retrying return returned returning returns reusable reuse reused reuses reusing rev revalidated
  revalidation reveal revealing reverse reversed revert reverted review revision reviver revocation revoke revoked
  rewrite rewriter rewrites rewriting rewritten rfc rgb rgba rich richer rid right rightmost rights ring risk rmdir
  rng robust role roledescription roles rollback rolldown rolled rollup roman room root rooted roots rotate rotated
  rotation roughly round rounded rounding route routed router routes routine routing row rowgroup rowheader rows
  rowspan rpc rrggbb rsa rsassa rtc rtf rtl rtt ruby rule rules run runnable runner runners running runs runtime
  runtimes rwx safari safe safely safer safety said sail salt same samp sample sampled samples sampling san sandbox
  sandboxed sanitization sanitize sanitized sans sass satisfiable satisfied satisfies satisfy satisfying saturate
  saturation save saved saver saves saving saw say says scalable scale scaled scaling scan scanner scanning scans
  scenario scenarios schedule scheduled scheduler schedules scheduling schema schemas scheme schemes scientific scope
  scoped scopes score scores scraping scratch screen screencast screens screenshot screenshots script scripting
  scripts scroll scrollable scrollbar scrollbars scrolled scroller scrolling scrolls scrypt scss sdk sea seamless
  seamlessly search searchbox searched searches searching sec second secondary seconds secret secrets secs section
  sections secure securely security see seed seeded seeds seeing seek seeking seem seems seen sees segment
  segmentation segmented segments select selectable selected selecting selection selections selector selectors selects
  self sell semantic semantically semantics semaphore semi semicolon semver send sender sending sends sense sensitive
  sensitivity sensors sent sentence sentences sentinel sep separate separated separately separates separating
  separator separators seq sequence sequences sequential sequentially serial serializable serialization serialize
  serialized serializer serializers serializes serializing series serif serious serve served server servername servers
  serves service services serving session sessions set setegid seteuid setgid setgroups sets setter setters setting
  settings settled settles setuid setup setups several severity sha shadow shadowrootmode shadows shake shaking shall
  shallow shape shapes shard shards share shared sharedworker shares sharing sharp shebang shebangs sheet sheets shell
  shift shifted shifting shim shims ship shipped shipping ships short shortcut shortcuts shorter shortest shorthand
  shorthands shot should shouldn show showing shown shows shrink shuffle shut shutdown shutting sibling siblings side
  sidebar sides sig sighup sigint sigkill sign signal signaled signals signature signatures signed signer significant
  significantly signifies signing signs signtool sigterm sigusr silence silent silently silicon similar similarly
  simple simpler simplest simplified simplifies simplify simply simulate simulated simulates simultaneous
  simultaneously since sindresorhus single singleton sink sit site sites sits situation situations six size sized
  sizes sizing skew skills skip skipped skipping skips slash slashes sleep slice sliced slices slider slightly slope
  sloppy slot slots slow slower slowest slug small smaller smallest smart smooth smoother snap snapshot snapshots
  snippet snippets socket sockets socks soft software solid solution solutions solve some somehow someone something
  sometimes somewhat somewhere soon sort sorted sorting sorts sound source sourced sourcemap sourcemaps sources spa
  space spacer spaces spacing span spans sparingly sparse spatial spawn spawned spawning spawns spdx speaker speakers
  speaking spec special specialized specially specific specifically specification specifications specificity specified
  specifier specifiers specifies specify specifying specs specular speech speed speeds speedup spell spellcheck
  spelling spent spin spinbutton spinner spki splice split splits splitter splitting spoken sponsor sponsors spot
  spread spy sql sqlite sqrt square squirrel src srcdoc srclang srcset srgb srv sse ssh ssl ssr stability stable stack
  stacking stacks stacktrace stage stages staging stale stalled stamp stand standalone standard standardized standards
  stands star stars start started starting starts startup stat state stateful stateless statement statements states
  static statically stating statistics stats status statuses stay stays std stderr stdin stdio stdout steal step
  stepping steps sticky still stitch stop stopped stopping stops storage store stored stores storing str straight
  straightforward strategies strategy stream streamable streamed streaming streams street strength stretch stretches
  strict stricter strictly strikethrough string stringification stringified stringifier stringifies stringify
  stringifying strings strip stripped stripping strips stroke strong stronger strongly struct structural structurally
  structure structured structures stub stuck stuff style styled styles styleset stylesheet styling stylistic stylize
  stylus sub subarray subclass subclassed subclasses subclassing subcommand subdirectories subdirectory subdomain
  subdomains subframe subframes subject sublicense submenu submission submit submits submitted submitter submitting
  subnet subpath subresource subresources subschema subscribe subscribed subscriber subscribers subscribes subscribing
  subscript subscription subscriptions subsection subsequent subsequently subset substantial substitute substitution
  substitutions substring subsystem subtitle subtle subtract subtraction subtracts subtree subtype succeed succeeded
  succeeds success successful successfully such sufficient suffix suffixes sugar suggest suggested suggestion
  suggestions suitable suite suited suites sum summary sunos sup super superclass superscript superseded supersedes
  superset supplied supplies supply supplying support supported supporting supports supposed suppress suppressed
  suppresses sure surface surfaced surfaces surprising surrogate surrounded surrounding survive suspend suspended
  suspends suspense suspension sustainable svc svg svgsvg svh swallowed swap swapped swash swipe swiping switch
  switches switching sym symbol symbolic symbols symlink symlinked symlinks symmetric sync synced synchronize
  synchronized synchronous synchronously syntactic syntax syntaxes synthesis synthesize synthesized synthetic sys
  syscall sysctl sysex system systems tab table tables tablist tabloid tabpanel tabs tabular tag tagged tagging tags
  tail take taken takes taking talk tan tangential tap taps tar tarball target targeted targeting targets targetted
  targetting task tasks tbody tcp team teamcity teams teardown technical technically technique technologies technology
  tee tel telemetry teletex tell telling tells temp temperature template templates temporal temporarily temporary ten
  tend term terminal terminate terminated terminates terminating termination terminator terminology terms test tested
  tester testid testing tests text textarea textbox texts textual tfoot than thank thanks that the thead their them
  theme themes themselves then thenable thenables theoretical theory there therefore these they thick thickness thin
  thing things think third this those though thought thousand thousands thread threads three threshold threw throttle
  throttling through throughout throughput throw throwing thrown throws thumb thumbprint thus tick ticket ticks tied
  tier tiff tile tiled tiles till tilt time timed timeline timely timeout timeouts timer timers times timestamp
  timestamps timezone timezones timing timings tiny tip title titles titling tls tmp tmpdir today todo todos together
  toggle toggled toggles token tokenize tokenizer tokenizes tokens tolerance tolerated ton too took tool toolbar
  toolbox toolchain tooling tools tooltip tooltips top topic topics toplevel torn tort total totally totals touch
  touched touchend touches touchstart toward towards trace traced traceparent tracer traces tracing track tracked
  tracker tracking tracks trade trademarks tradeoffs traditional traditionally traffic trailer trailers trailing
  traits transaction transactions transcode transfer transferable transferred transferring transfers transform
  transformation transformations transformed transformer transformers transforming transforms transient transition
  transitionend transitioning transitions transitive translate translated translates translating translation
  translations translator transmission transmitted transparency transparent transparently transpile transpiled
  transport transports trap trapping travel traversal traverse traversed traverses traversing travis treat treated
  treating treatment treats tree treegrid treeitem trees triangle trick tricky tried tries trigger triggered
  triggering triggers trim trimmed trimming trims trip triple triplet trivial troubleshooting true trunc truncate
  truncated truncates truncation trust trusted trusting truth truthy try trying tsc tsconfig tslint tsx ttf ttl tty
  tune tuning tunnel tuple tuples turn turned turning turns tutorial tweak twice twist two txt typ type typed
  typedarray typedef typeof types typescript typical typically typing typings ubuntu ucs udp uid uint ulid ultimately
  ultra umask umd unable unacceptable unaffected unambiguous unambiguously uname unary unauthenticated unauthorized
  unavailable unbind unbound unbounded unc uncaught unchanged unchecked uncloneable uncompressed unconditionally
  uncontrolled und undeclared undefined under underline underlying underneath underscore underscores understand
  understanding understands understood undesirable undici undo undocumented undone unencoded unencrypted unescape
  unescaped unevaluated unexpected unfinished unfortunately unhandled unicase unicode unicorn unified uniform
  uniformly unimplemented uninitialized uninstall unintended union unions unique uniquely unit united units universal
  unix unknown unless unlike unlikely unlimited unlink unlinked unload unloaded unlock unmatched unmodified unmount
  unmounted unmounts unnamed unnecessarily unnecessary unordered unpack unpacked unparsed unpipe unpredictable
  unprotected unquoted unreachable unrecognized unrecoverable unref unregister unregistered unregisters unrelated
  unresolved unsafe unset unshift unsigned unspecified unstable unsubscribe unsuccessful unsupported until untouched
  untrusted untyped unusable unused unusual unwanted unwatch unwrap unwrapped unwrapping unwraps unzip upcoming update
  updated updater updates updating upgrade upgraded upgrades upgrading upload uploaded uploading uploads upon upper
  uppercase upstream upstreams uptime uri url urlencoded urls usable usage usages usb use usecase used useful useless
  usemap user userinfo userland username users uses using usr usual usually usv utc utf util utilities utility
  utilization utilize utilized utilizes utilizing utils utimes uui uuid val valid validate validated validates
  validating validation validations validator validators validity valign valuable value valued values valuetext van
  vanilla var variable variables variadic variance variant variants variation variations varies variety various vars
  vary varying vector vectorize vectors vendor ventures ver verbatim verbose verbosity vercel verification verified
  verifies verify verifying versa version versioned versioning versions vertex vertical vertically very via vibrant
  vice video videos videotex view viewed viewer viewing viewport views violate violation violations virtual virtually
  visibility visible vision visit visited visiting visitor visits visual visually vite vitest vlq vnd vocabularies
  vocabulary voice void volume volumes vpc vscode vtt vue vulnerability wait waiting waits wake walk walker walking
  walks wall want wanted wanting wants warm warn warned warning warnings warns warranties warranty was wasi wasm wasn
  wasting watch watched watcher watches watching water wav way ways wbr weak web webauthn webkit webkitdirectory webm
  webp webpack webpage website websites websocket webview webworker week weeks weight weird welcome welcoming well
  went were west what whatever whatwg wheel when whenever where whereas wherever whether which whichever while white
  whiteness whitespace whitespaces who whole whom whose why wide widely widen widening wider widget width widths wiki
  wildcard wildcards will win window windows wins wire wise wish with withdrawn within without woff won wondering word
  words work workaround workarounds worked worker workerd workers workflow workflows working workload works workspace
  workspaces world worse worst worth worthwhile would wow wrangler wrap wrapped wrapper wrappers wrapping wraps
  writable write writeable writer writes writev writing written wrong wrote wsl wss www xcode xdg xhr xhtml xml xmlns
  xor xslt xss xxx xyz yaml yargs yarn year years yellow yes yet yield yielded yielding yields yml you your yours
  yourself yyyy zero zeroes zeros zip zlib zod zone zones zoom zooming zstd
`;
