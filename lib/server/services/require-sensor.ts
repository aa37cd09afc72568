import { badRequest, forbidden } from '@/lib/server/errors'
import { maySenseAs, type Actor } from './actor'

const SENSOR_NAME = /^[\w.:@-]{1,64}$/

/** A name that a sensor may have; throws 400 for any other. */
export const parseSensorName = (name: string): string => {
  if (!SENSOR_NAME.test(name)) throw badRequest('A sensor name is 1 to 64 letters, digits and . _ : @ -')
  return name
}

/** The sensor a body comes from: the one named, else the one the token is bound to. */
export const requireSensor = (actor: Actor, given: string | null): string => {
  const sensor = given ?? actor.sensor
  if (sensor === null) throw badRequest('Name the sensor: ?sensor=NAME.')
  const name = parseSensorName(sensor)
  if (!maySenseAs(actor, name)) throw forbidden(`This token may not deliver what ${name} saw.`)
  return name
}
