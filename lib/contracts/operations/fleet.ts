import { z } from 'zod'
import { FacetsDocument } from '../facets'
import {
  FleetChangesDocument,
  FleetMapDocument,
  FleetSummaryDocument,
  HEATMAP_DIMENSIONS,
  HEATMAP_MEASURES,
  HeatmapDocument,
} from '../fleet'
import { json, operation } from '../operation'

const tag = 'Fleet'

export const getFleetSummary = operation({
  id: 'getFleetSummary',
  method: 'GET',
  path: '/api/v1/fleet/summary',
  access: 'read',
  tag,
  summary: 'Counts by band, what was ingested in the last hour, and the devices to look at first',
  answer: json(FleetSummaryDocument),
})

export const getHeatmap = operation({
  id: 'getHeatmap',
  method: 'GET',
  path: '/api/v1/fleet/heatmap',
  access: 'read',
  tag,
  summary: 'Devices by group, site, type, model or firmware and stage of the kill chain',
  query: z.object({
    by: z.enum(HEATMAP_DIMENSIONS).default('group'),
    measure: z.enum(HEATMAP_MEASURES).default('indicators'),
  }),
  answer: json(HeatmapDocument),
})

export const getFleetMap = operation({
  id: 'getFleetMap',
  method: 'GET',
  path: '/api/v1/fleet/map',
  access: 'read',
  tag,
  summary: 'All devices by breach likelihood and threat level, in bins, and the critical ones by name',
  answer: json(FleetMapDocument),
})

export const getFleetChanges = operation({
  id: 'getFleetChanges',
  method: 'GET',
  path: '/api/v1/fleet/changes',
  access: 'read',
  tag,
  summary: 'What is otherwise than 24 hours ago: devices newly high, risen, fallen and calmer, and what happened',
  answer: json(FleetChangesDocument),
})

export const getFacets = operation({
  id: 'getFacets',
  method: 'GET',
  path: '/api/v1/fleet/facets',
  access: 'read',
  tag,
  summary: 'Values that filters of the device list can be offered with, the ones with most devices first',
  answer: json(FacetsDocument),
})

export const FLEET_OPERATIONS = [getFleetSummary, getHeatmap, getFleetMap, getFleetChanges, getFacets]
