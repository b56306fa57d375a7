/** What License Server Manager says while it installs a metering server without trouble. */

const files = ['ProductDB.Dll', 'Abc32.srv', 'Abc32acc.dll', 'Ignprod.dll', 'Liclogon.dll', 'Remodbc.exe'];

function createService(name: string, binary: string, server: string): string[] {
  return [
    `Attempting to install the service ${name}.`,
    `(Binary=c:\\swmtr\\${binary},    DisplayName=(null),Account=SWMAccount)`,
    `Starting the service ${name} on ${server}`,
  ];
}

export function healthyInstall(server: string): string[] {
  return [
    `INFO: installation destination = '\\\\${server}\\LicMtr'`,
    `Checking for the existence of a License Server share \\\\${server}\\LicMtr`,
    ...files.map((file) => `Copying C:\\SMS\\bin\\i386\\${file} to \\\\${server}\\LicMtr\\${file}...`),
    ...createService('INSTALL_ODBC', 'odbc\\i386\\InOdbcSv.Exe', server),
    ...createService('SMS_LICENSE_SERVER', 'Remodbc.exe', server),
  ];
}
