import { expect, test } from 'vitest'
import { PERMISSIONS, permissionsOfRole, permissionsOfScope, ROLES } from './permission'

test('each role may do all that the one before it may, and one thing more', () => {
  for (const [index, role] of ROLES.entries()) {
    expect(permissionsOfRole(role)).toHaveLength(index + 1)
    const before = ROLES[index - 1]
    if (before !== undefined)
      expect(permissionsOfRole(role)).toEqual(expect.arrayContaining([...permissionsOfRole(before)]))
  }
})

test('no person ingests, and only an administrator manages', () => {
  expect(ROLES.filter((role) => permissionsOfRole(role).includes('ingest'))).toEqual([])
  expect(ROLES.filter((role) => permissionsOfRole(role).includes('administer'))).toEqual(['administrator'])
})

test('admin holds every permission; import holds ingest; respond holds read', () => {
  expect(permissionsOfScope('admin')).toEqual(PERMISSIONS)
  expect(permissionsOfScope('import')).toEqual(['ingest', 'import'])
  expect(permissionsOfScope('respond')).toEqual(['read', 'analyse', 'respond'])
  expect(permissionsOfScope('ingest')).toEqual(['ingest'])
  expect(permissionsOfScope('read')).toEqual(['read'])
})
