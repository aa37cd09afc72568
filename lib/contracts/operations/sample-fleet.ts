import { json, operation } from '../operation'
import { SampleFleetDocument } from '../sample-fleet'

const tag = 'Sample fleet'
const PATH = '/api/v1/sample-fleet'

export const getSampleFleet = operation({
  id: 'getSampleFleet',
  method: 'GET',
  path: PATH,
  access: 'read',
  tag,
  summary: 'Whether there is sample data here, and how far it is loaded or removed',
  answer: json(SampleFleetDocument),
})

export const loadSampleFleet = operation({
  id: 'loadSampleFleet',
  method: 'POST',
  path: PATH,
  access: 'administer',
  tag,
  summary: 'Has the worker load the sample fleet; 409 when it is here or on its way',
  description:
    'It comes through the public API with a token of its own that ends within a day. Everything of it is named sample: and goes with it.',
  answer: json(SampleFleetDocument),
  refusals: [409],
})

export const removeSampleFleet = operation({
  id: 'removeSampleFleet',
  method: 'DELETE',
  path: PATH,
  access: 'administer',
  tag,
  summary: 'Has the worker remove the sample fleet with everything that belongs to it; 404 when there is none',
  answer: json(SampleFleetDocument),
  refusals: [404],
})

export const SAMPLE_FLEET_OPERATIONS = [getSampleFleet, loadSampleFleet, removeSampleFleet]
