import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fieldsOf, markFields, portOf } from './matched-fields'

const marked = (record: string, subject: string, summary = ''): string[] =>
  markFields(record, fieldsOf({ subject, summary })).flatMap(({ text, isMatch }) => (isMatch ? [text] : []))

describe('fieldsOf', () => {
  it('knows a socket and an endpoint by their parts', () => {
    expect(fieldsOf({ subject: 'tcp/5555', summary: '' })).toEqual(['tcp/5555', 'tcp', '5555'])
    expect(fieldsOf({ subject: '203.0.113.9:443', summary: '' })).toEqual(['203.0.113.9:443', '203.0.113.9', '443'])
    expect(fieldsOf({ subject: '[2001:db8::9]:443', summary: '' })).toEqual(['[2001:db8::9]:443', '2001:db8::9', '443'])
  })

  it('takes addresses, names and paths of the sentence, and not its counts', () => {
    const summary = 'The device fetched /tmp/arm7 with wget from 198.51.100.4 and cnc.example.net, 120 times.'
    expect(fieldsOf({ subject: '', summary })).toEqual(['/tmp/arm7', '198.51.100.4', 'cnc.example.net'])
  })
})

describe('portOf', () => {
  it('reads the port of a socket and of an endpoint, and none where there is none', () => {
    expect(['tcp/23', '192.0.2.1:8080', '[2001:db8::1]:443', 'root', ''].map(portOf)).toEqual([
      '23',
      '8080',
      '443',
      null,
      null,
    ])
  })
})

describe('markFields', () => {
  it('marks whole fields of a record only', () => {
    const record = '{"id.resp_h":"198.51.100.7","id.resp_p":5555,"orig_bytes":15555,"proto":"TCP"}'
    expect(marked(record, 'tcp/5555')).toEqual(['5555', 'TCP'])
    expect(marked('198.51.100.77\t198.51.100.7', '198.51.100.7')).toEqual(['198.51.100.7'])
  })

  it('takes what a stranger named for letters, not for a pattern', () => {
    expect(marked('user (a+)+$ and aaaa', '(a+)+$')).toEqual(['(a+)+$'])
    expect(marked('anything', '.*')).toEqual([])
  })

  it('shows a record without a subject as it is', () => {
    expect(markFields('a record', [])).toEqual([{ text: 'a record', isMatch: false }])
  })

  it('never loses or adds a letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string({ minLength: 1 }), { maxLength: 12 }), (record, words) => {
        const text = markFields(record, words).map((piece) => piece.text)
        expect(text.join('')).toBe(record)
      }),
    )
  })
})
