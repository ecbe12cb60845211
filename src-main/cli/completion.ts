import type { Argument, Command, Option } from 'commander';

/**
 * Completion scripts, made of the command tree itself, so that they never know less or more than it does. They hold only
 * words of the tree and run nothing: no report is read because somebody pressed Tab.
 */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** One place in the tree: after these words, these may follow. */
interface Place {
  /** `''` for the program itself, `beacon list` for a command. */
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly Flag[];
  /** Words an argument is chosen from. */
  readonly choices: readonly string[];
}
interface Word {
  readonly name: string;
  readonly about: string;
}
interface Flag {
  readonly names: readonly string[];
  readonly about: string;
  /** What its value is: none, one of some words, a file, or anything. */
  readonly value: readonly string[] | 'none' | 'file' | 'any';
}

export function completion(program: Command, shell: Shell): string {
  const places = placesOf(program, []);
  const name = program.name();
  return { bash, zsh, fish }[shell](name, places);
}

function placesOf(command: Command, path: readonly string[]): Place[] {
  const commands = command.commands.filter((one) => !(one as Command & { _hidden?: boolean })._hidden);
  const own: Place = {
    path: path.join(' '),
    commands: commands.map((one) => ({ name: one.name(), about: one.description() })),
    options: [
      ...command.options.filter(({ hidden }) => !hidden).map(flagOf),
      { names: ['-h', '--help'], about: 'show help, with an example', value: 'none' },
    ],
    choices: command.registeredArguments.flatMap((argument: Argument) => argument.argChoices ?? []),
  };
  return [own, ...commands.flatMap((one) => placesOf(one, [...path, one.name()]))];
}

function flagOf(option: Option): Flag {
  const takes = option.required || option.optional;
  return {
    names: [option.short, option.long].filter((name) => name !== undefined && name !== null),
    about: option.description,
    value: !takes ? 'none' : (option.argChoices ?? (/file/.test(option.flags) ? 'file' : 'any')),
  };
}

const valued = (places: readonly Place[]) => {
  const all = new Map<string, Flag>();
  for (const { options } of places)
    for (const flag of options) if (flag.value !== 'none') for (const name of flag.names) all.set(name, flag);
  return all;
};

/** Works with the bash 3.2 of macOS: no associative arrays, no bash-completion package. */
function bash(name: string, places: readonly Place[]): string {
  const fn = `_${name.replaceAll('-', '_')}`;
  const takers = [...valued(places)];
  const rows = places.map(({ path, commands, options, choices }) => {
    const words = [...commands.map((one) => one.name), ...choices].join(' ');
    const flags = options.flatMap(({ names }) => names).join(' ');
    return `    '${path}') words='${words}'; flags='${flags}' ;;`;
  });
  return `# bash completion of ${name}. Put this into ~/.bashrc: eval "$(${name} completion bash)"
${fn}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" path='' skip='' words='' flags='' word i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [ -n "$skip" ]; then skip=''; continue; fi
    case "$word" in
      ${takers.map(([flag]) => flag).join('|')}) skip=1; continue ;;
      --) return 0 ;;
      -*) continue ;;
    esac
    case "\${path:+$path }$word" in
      ${places
        .filter(({ path }) => path !== '')
        .map(({ path }) => `'${path}'`)
        .join('|')}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$prev" in
${takers
  .map(([flag, { value }]) =>
    value === 'file'
      ? `    ${flag}) COMPREPLY=($(compgen -f -- "$cur")); return 0 ;;`
      : `    ${flag}) COMPREPLY=($(compgen -W '${value === 'any' ? '' : (value as readonly string[]).join(' ')}' -- "$cur")); return 0 ;;`,
  )
  .join('\n')}
  esac
  case "$path" in
${rows.join('\n')}
  esac
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
  esac
}
complete -F ${fn} ${name}
`;
}

function zsh(name: string, places: readonly Place[]): string {
  const fn = `_${name.replaceAll('-', '_')}`;
  const takers = [...valued(places)];
  const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const described = (word: string, about: string) => quoted(`${word.replaceAll(':', '\\:')}:${about}`);
  const rows = places.map(({ path, commands, options, choices }) => {
    const words = [...commands.map((one) => described(one.name, one.about)), ...choices.map((one) => quoted(one))];
    const flags = options.flatMap(({ names, about }) => names.map((one) => described(one, about)));
    return `    ${quoted(path)}) words_here=(${words.join(' ')}); flags_here=(${flags.join(' ')}) ;;`;
  });
  return `#compdef ${name}
# zsh completion of ${name}. Put this into ~/.zshrc after compinit: eval "$(${name} completion zsh)"
${fn}() {
  local cur="\${words[CURRENT]}" prev="\${words[CURRENT-1]}" here='' skip='' word i
  local -a words_here flags_here
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    if [[ -n "$skip" ]]; then skip=''; continue; fi
    case "$word" in
      ${takers.map(([flag]) => flag).join('|')}) skip=1; continue ;;
      --) return 0 ;;
      -*) continue ;;
    esac
    case "\${here:+$here }$word" in
      ${places
        .filter(({ path }) => path !== '')
        .map(({ path }) => quoted(path))
        .join('|')}) here="\${here:+$here }$word" ;;
    esac
  done
  case "$prev" in
${takers
  .map(([flag, { value }]) =>
    value === 'file'
      ? `    ${flag}) _files; return ;;`
      : `    ${flag}) ${value === 'any' ? '' : `compadd -- ${(value as readonly string[]).join(' ')}; `}return ;;`,
  )
  .join('\n')}
  esac
  case "$here" in
${rows.join('\n')}
  esac
  if [[ "$cur" == -* ]]; then _describe -o 'option' flags_here; else _describe 'command' words_here; fi
}
if [[ "\${funcstack[1]}" == ${fn} ]]; then ${fn} "$@"; else compdef ${fn} ${name}; fi
`;
}

function fish(name: string, places: readonly Place[]): string {
  const quoted = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const rows = places.flatMap(({ path, commands, options, choices }) => {
    const when = `-n ${quoted(`__${name.replaceAll('-', '_')}_at ${quoted(path)}`)}`;
    return [
      ...commands.map((one) => `complete -c ${name} ${when} -a ${quoted(one.name)} -d ${quoted(one.about)}`),
      ...choices.map((one) => `complete -c ${name} ${when} -a ${quoted(one)}`),
      ...options.map(({ names, about, value }) => {
        const flags = names
          .map((one) => (one.startsWith('--') ? `-l ${one.slice(2)}` : `-s ${one.slice(1)}`))
          .join(' ');
        const takes =
          value === 'none'
            ? ''
            : value === 'file'
              ? ' -r -F'
              : value === 'any'
                ? ' -x'
                : ` -x -a ${quoted(value.join(' '))}`;
        return `complete -c ${name} ${when} ${flags}${takes} -d ${quoted(about)}`;
      }),
    ];
  });
  const paths = places.filter(({ path }) => path !== '').map(({ path }) => quoted(path));
  return `# fish completion of ${name}. Put this into ~/.config/fish/completions/${name}.fish
function __${name.replaceAll('-', '_')}_at
  set -l here ''
  for word in (commandline -opc)[2..-1]
    string match -q -- '-*' $word; and continue
    set -l next (string trim -- "$here $word")
    contains -- $next ${paths.join(' ')}; and set here $next
  end
  test "$here" = "$argv[1]"
end
complete -c ${name} -f
${rows.join('\n')}
`;
}
