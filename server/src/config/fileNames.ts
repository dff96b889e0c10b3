/** The names a configuration file may have. */
import { baseName } from '../files/uris';

/** The name we write and show. */
export const configFileName = 'gzyd.yaml';

/** All names we read, strongest first: of two in one folder, the first one applies. */
export const configFileNames: readonly string[] = [configFileName, 'gzyd.yml', '.gzyd.yaml'];

export function isConfigFile(uri: string): boolean {
  return configFileNames.includes(baseName(uri));
}
