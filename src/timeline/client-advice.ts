/** What the articles say to do about the first broken link of the chain to a client. Each link has its own remedy. */
import type { Snapshot, SnapshotClient } from '../model/snapshot.js';
import type { ClientSign } from '../model/stage.js';
import type { ClientChain } from '../model/timeline.js';

type Advice = ClientChain['advice'];

const roleChangeLost = {
  article: 'Q226851',
  text: 'If the console shows the role and the site control file does not: changes made within a minute or two after the site was installed can be lost. Set them again first; a site reset is the documented and heavy remedy.',
  documented: true,
};

export function adviceFor(
  gap: ClientChain['gap'],
  snapshot: Snapshot | null,
  machine: SnapshotClient | null,
  sign: ClientSign | null,
): Advice {
  switch (gap) {
    case 'site-control':
      return [
        {
          article: 'Q201762',
          text: 'Assign the role of software metering server to a site system (Site Settings, Site Systems). It starts an installation, with a service account and a share.',
          documented: true,
        },
        {
          article: 'Q199747',
          text: 'Then wait until LICMTR.CFG lists the server before clients get the agent. Never write LicenseServers by hand.',
          documented: true,
        },
        roleChangeLost,
      ];
    case 'service':
      return [
        {
          article: 'Q200964',
          text: 'The server has the role, and its installation is not complete or its service does not run: "licdiag timeline" shows at which stage it stopped, "licdiag scan" what is known of it.',
          documented: true,
        },
      ];
    case 'configuration':
      return [
        {
          article: 'Q199747',
          text: 'Wait until the installed server stands under LicenseServers in LICMTR.CFG on the client access point; it is written after the installation.',
          documented: true,
        },
        roleChangeLost,
      ];
    case 'registry':
      return registryAdvice(snapshot, machine);
    case 'log':
      return logAdvice(sign);
    case null:
      return [];
    default:
      return gap satisfies never;
  }
}

function registryAdvice(snapshot: Snapshot | null, machine: SnapshotClient | null): Advice {
  const restart = {
    article: 'Q199747',
    text: 'Restart the client: it then takes over the configuration from the client access point.',
    documented: true,
  };
  const listsSome = (machine?.licenseServers?.length ?? 0) > 0;
  const wait = {
    article: 'Q212894',
    text: `The list of the client is behind LICMTR.CFG until its next CCIM cycle, every ${snapshot?.clientAgent?.pollingHours ?? 23} hours${snapshot?.clientAgent?.pollingHours ? '' : ' by default'}: wait for it, or restart the client.`,
    documented: machine?.os === '9x',
  };
  return listsSome ? [wait] : [restart, wait];
}

function logAdvice(sign: ClientSign | null): Advice {
  if (sign?.shows === 'unreachable')
    return [
      {
        article: 'Q287626',
        text: 'The agent knows its server and does not reach it. That is how any stopped or disconnected server looks: check the service, the share LicMtr and the network first, the account of the user last.',
        documented: false,
      },
    ];
  return [
    {
      article: sign?.article ?? 'Q199747',
      text: 'The line may be older than the configuration: compare its time with that of LICMTR.CFG. Where nothing before it is known to be broken, collect the facts that are missing.',
      documented: false,
    },
    {
      article: 'Q199747',
      text: 'When LICMTR.CFG lists the server, only the restart of the client (or its next CCIM cycle, Q212894) is missing. When the role is not assigned, assign it first.',
      documented: true,
    },
  ];
}
