import { z } from 'zod'
import { json, operation } from '../operation'
import { pageQuery } from '../query'
import { SensorDocument, SensorPlacement } from '../sensor'
import { listOf } from '../shared'

const tag = 'Sensors'

export const listSensors = operation({
  id: 'listSensors',
  method: 'GET',
  path: '/api/v1/sensors',
  access: 'read',
  tag,
  summary: 'Network monitors by name, and where they stand',
  query: z.object(pageQuery()),
  answer: json(listOf(SensorDocument)),
})

export const placeSensor = operation({
  id: 'placeSensor',
  method: 'PUT',
  path: '/api/v1/sensors/{name}',
  access: 'administer',
  tag,
  summary: 'Says where a sensor stands, known or not; holds for records from now on',
  body: { kind: 'json', schema: SensorPlacement, example: { space: 'plant-oslo', networks: ['10.20.0.0/16'] } },
  answer: json(SensorDocument),
  refusals: [413, 415],
})

export const SENSOR_OPERATIONS = [listSensors, placeSensor]
