/** CODEOWNERS, made from the repository setting: the account in the address owns everything, and nobody is invented. */
export function codeowners(repositoryUrl: string): string {
  const owner = /^https?:\/\/[^/]+\/([A-Za-z0-9_.-]+)\/[^/]+$/.exec(repositoryUrl)?.[1];
  const head = '# Made from the repository setting by: node scripts/repository-files.ts\n';
  if (!owner) {
    return `${head}# No repository is set yet. Set \`repository\` in package.json, or REPOSITORY_URL, and run it again.\n`;
  }
  return `${head}* @${owner}\n`;
}
