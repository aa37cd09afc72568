import { badRequest, forbidden } from '@/lib/server/errors'
import { maySenseAs, type Actor } from './actor'

const SENSOR_NAME = /^[\w.:@-]{1,64}$/

/** The sensor a body comes from: the one named, else the one the token is bound to. */
export const requireSensor = (actor: Actor, given: string | null): string => {
  const sensor = given ?? actor.sensor
  if (sensor === null) throw badRequest('Name the sensor: ?sensor=NAME.')
  if (!SENSOR_NAME.test(sensor)) throw badRequest('A sensor name is 1 to 64 letters, digits and . _ : @ -')
  if (!maySenseAs(actor, sensor)) throw forbidden(`This token may not deliver what ${sensor} saw.`)
  return sensor
}
