// Rules about how clusters are watched: what is exported here runs.
export { monitoring } from './monitoring';
export { objectives } from './objectives';
export { routes } from './routes';
