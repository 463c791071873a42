export function build(environment: NodeJS.ProcessEnv): Promise<void>
