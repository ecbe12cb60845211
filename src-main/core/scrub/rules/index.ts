import type { Rule } from '../rule.ts';
import { accountLines } from './account-lines.ts';
import { listedAccounts } from './accounts-listed.ts';
import { loggedAccounts } from './accounts-logged.ts';
import { windowsAccounts } from './accounts-windows.ts';
import { addresses } from './addresses.ts';
import { argumentSecrets } from './arguments.ts';
import { assignments } from './assignments.ts';
import { births } from './births.ts';
import { calls } from './calls.ts';
import { cards } from './cards.ts';
import { clouds } from './clouds.ts';
import { commands } from './commands.ts';
import { contact } from './contact.ts';
import { devices } from './devices.ts';
import { saidDevices } from './devices-said.ts';
import { forgePages } from './forge-pages.ts';
import { headers } from './headers.ts';
import { hosts } from './hosts.ts';
import { loggedHosts } from './hosts-logged.ts';
import { namedHosts } from './hosts-named.ts';
import { identity } from './identity.ts';
import { images } from './images.ts';
import { money } from './money.ts';
import { names } from './names.ts';
import { namesInWords } from './names-in-words.ts';
import { network } from './network.ts';
import { networkDevices } from './network-devices.ts';
import { noteTitles } from './note-titles.ts';
import { notes } from './notes.ts';
import { opaque } from './opaque.ts';
import { passwordHashes } from './password-hashes.ts';
import { passwordWords } from './password-words.ts';
import { pathFolders } from './path-folders.ts';
import { paths } from './paths.ts';
import { people } from './people.ts';
import { phones } from './phones.ts';
import { phrases } from './phrases.ts';
import { places } from './places.ts';
import { privateKeys } from './private-keys.ts';
import { refused } from './refused.ts';
import { repositories } from './repositories.ts';
import { said } from './said.ts';
import { contextSecrets } from './secrets-by-context.ts';
import { seeds } from './seeds.ts';
import { namedServices } from './services-named.ts';
import { splitServices } from './services-split.ts';
import { settingsBlocks } from './settings-blocks.ts';
import { clusterSecrets } from './settings-of-cluster.ts';
import { streets } from './streets.ts';
import { tables } from './tables.ts';
import { aiTokens } from './tokens-ai.ts';
import { cloudTokens } from './tokens-cloud.ts';
import { codeTokens } from './tokens-code.ts';
import { serviceTokens } from './tokens-services.ts';
import { shapedTokens } from './tokens-shaped.ts';
import { structuredTokens } from './tokens-structured.ts';
import { told } from './told.ts';
import { uriCredentials } from './uri-credentials.ts';
import { wallets } from './wallets.ts';

/** Every rule, the surest first: where two take out the same text, the earlier one names it. */
export const rules: readonly Rule[] = [
  ...privateKeys,
  ...aiTokens,
  ...codeTokens,
  ...cloudTokens,
  ...serviceTokens,
  ...structuredTokens,
  ...shapedTokens,
  ...passwordHashes,
  ...headers,
  ...uriCredentials,
  ...commands,
  ...calls,
  ...argumentSecrets,
  ...phrases,
  ...passwordWords,
  ...tables,
  ...networkDevices,
  ...namedServices,
  ...clusterSecrets,
  ...settingsBlocks,
  ...contextSecrets,
  ...contact,
  ...phones,
  ...network,
  ...cards,
  ...money,
  ...identity,
  ...wallets,
  ...seeds,
  ...devices,
  ...saidDevices,
  ...places,
  ...paths,
  ...pathFolders,
  ...notes,
  ...noteTitles,
  ...repositories,
  ...forgePages,
  ...images,
  ...hosts,
  ...namedHosts,
  ...loggedHosts,
  ...clouds,
  ...assignments,
  ...told,
  ...refused,
  ...said,
  ...accountLines,
  ...people,
  ...listedAccounts,
  ...loggedAccounts,
  ...windowsAccounts,
  ...names,
  ...namesInWords,
  ...births,
  ...streets,
  ...addresses,
  ...splitServices,
  ...opaque,
];
