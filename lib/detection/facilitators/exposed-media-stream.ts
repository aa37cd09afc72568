import type { Rule } from '../rule'
import { judgeServices } from '../service-rule'

const SERVICES: ReadonlyMap<string, string> = new Map([
  ['tcp/554', 'RTSP'],
  ['tcp/8554', 'RTSP'],
  ['tcp/37777', 'a camera protocol'],
  ['tcp/34567', 'a recorder protocol'],
  ['tcp/1935', 'RTMP'],
])

const severity = 'medium' as const

export const exposedMediaStream: Rule = {
  id: 'exposed-media-stream',
  kind: 'facilitator',
  title: 'A video or audio stream is reachable',
  stage: 'impact',
  family: 'weakness',
  class: 'ordinary',
  shows: 'behaviour',
  severity,
  technique: { id: 'T1125', name: 'Video Capture' },
  rationale: 'Whoever gets the stream sees and hears what the device does; many streams ask for no password.',
  source:
    'RFC 7826 section 19 (RTSP leaves authentication to the deployment); ETSI EN 303 645 provision 5.1-1; IANA registry.',
  remedy: 'Ask for credentials, encrypt the stream (RTSPS, SRTP) and let only the recorder reach it.',
  needs: ['report', 'flow', 'event'],
  enables: ['bulk-transfer'],
  evaluate: (facts, at) => judgeServices(facts, at, { severity }, SERVICES),
}
