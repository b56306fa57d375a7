/** An article on metering that neither logs nor a snapshot can show, with the reason. The build compiles them into `ledger.generated.ts`. */
export interface NotDiagnosable {
  readonly article: string;
  readonly reason: string;
}
