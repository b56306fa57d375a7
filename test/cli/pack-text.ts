/** A sound pack of one signature, as a user would write it. The bad packs of the tests are this one with mistakes. */
export const packText = `id: full-moon
article: null
title: The moon is full
severity: info
subject: server
fixedIn: unknown
logs:
  clauses:
    moon:
      log: Licsvcfg.log
      template: "INFO: the moon is full over {server}"
      provenance: documented
  any:
    - sequence: [moon]
cause: The moon is full.
remedy:
  type: none
  cautions: []
  steps:
    - text: "Wait on {server}."
      source: { article: Q214954, documented: false }
verify:
  - "The line does not come again."
falsePositives:
  - "A lamp."
references:
  - { article: Q214954, title: "Not about the moon" }
`;
