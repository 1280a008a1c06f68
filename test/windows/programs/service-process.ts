import koffi from 'koffi';
import { serviceProcess } from '../../../electron/cards/win-service-process.ts';

/** Prints the processes in which the services named as arguments run. */
process.stdout.write(JSON.stringify(process.argv.slice(2).map((service) => serviceProcess(koffi, service)())));
