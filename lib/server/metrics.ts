import { Gauge, Registry, collectDefaultMetrics } from 'prom-client'
import type { Pool } from 'pg'
import { readHeartbeats } from '@/lib/server/repositories/heartbeats'

const createRegistry = (): Registry => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'vedette_' })
  return registry
}

// As with the pool: one per process, whichever bundle asks first.
const shared = globalThis as typeof globalThis & { vedetteMetrics?: Registry }

/** Where this process's counters are registered; a counter is made once, by the module that counts. */
export const metricsRegistry = (): Registry => (shared.vedetteMetrics ??= createRegistry())

const gaugeOf = (registry: Registry, name: string, help: string, labelNames: string[] = []): Gauge =>
  (registry.getSingleMetric(name) as Gauge | undefined) ?? new Gauge({ name, help, labelNames, registers: [registry] })

const setProcessGauges = async (registry: Registry, pool: Pool): Promise<void> => {
  const age = gaugeOf(registry, 'vedette_heartbeat_age_seconds', 'Seconds since a process was last seen', ['name'])
  const runs = gaugeOf(registry, 'vedette_job_runs', 'Runs of a job since its process started', ['name', 'job'])
  const failures = gaugeOf(registry, 'vedette_job_failures', 'Failed runs of a job', ['name', 'job'])
  for (const gauge of [age, runs, failures]) gauge.reset()
  for (const { name, ageSeconds, jobs } of await readHeartbeats(pool)) {
    age.set({ name }, ageSeconds)
    for (const [job, counts] of Object.entries(jobs)) {
      runs.set({ name, job }, counts.runs)
      failures.set({ name, job }, counts.failures)
    }
  }
}

/** This process's counters and, from the database, the other processes' heartbeats, in Prometheus' text format. */
export const renderMetrics = async (pool: Pool): Promise<string> => {
  const registry = metricsRegistry()
  const up = gaugeOf(registry, 'vedette_database_up', 'Whether the database answered this scrape')
  const isUp = await setProcessGauges(registry, pool).then(
    () => true,
    () => false,
  )
  up.set(isUp ? 1 : 0)
  return registry.metrics()
}
