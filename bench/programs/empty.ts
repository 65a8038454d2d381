import { App } from 'cdk8s';

// What a cdk8s program costs that makes nothing.
new App({ outdir: process.argv[2]! }).synth();
