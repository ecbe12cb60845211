/**
 * Words that any program may call a part of itself: a folder of a workspace, a module of one's own that is installed beside others.
 * Packages were published under some of them; a path inside `node_modules/notes` or `site-packages/payroll` is more likely somebody's
 * own, so it is nobody's. By hand, as of 2026-11-22: what projects call their parts, their businesses, their papers and what
 * nobody has named yet.
 */
const words = new Set(
  `
account accounting accounts acme admin agent agents analytics api apis app apps archive assets audit auth backend
backup bank bar base batch baz billing blog bookings bot bots budget build business calendar cart catalog chat
checkout cli client clients clinic cms code common commons company config configs connector contacts content contoso
contracts core crawler crm cron customer customers dashboard data database db demo deploy dev devices dispatch docs
documents domain domains email employees engine erp events example examples experiment experiments exporter extension
extensions fabrikam family feed files finance foo forms frontend functions game games gateway generator globex handler
handlers health hello helper helpers home hooks hr importer infra infrastructure ingest initech integration
integrations internal inventory invoice invoices job jobs journal kernel lab legal lib library libs login main manager
media memory messages messaging misc mobile model models module modules monitor monitoring my news northwind notes
notifications office ops orchestrator order orders packages payment payments payroll people personal photos pipeline
pipelines platform playground plugin plugins portal pricing private product products profile project projects proto
prototype queue quux qux recipes reporting reports research resources router routes sales salon sample samples sandbox
schema schemas school scraper script scripts search secret secrets security server servers service services session
settings shared shop site sites source src staff staging stats storage store stores students support sync system task
tasks team teams template templates test testing tests tickets todo tool tools tracker trading training types ui user
users util utilities utils vault views web webapp website widgets wiki work worker workers workflow workflows
workspace world
`.split(/\s+/),
);

export function isPlainWord(name: string): boolean {
  return words.has(name.toLowerCase());
}
