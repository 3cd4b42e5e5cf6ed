"""A store on a server: any engine that speaks SPARQL 1.1 holds what a folder holds otherwise."""
