import time

from mlgate.contracts.compatibility.candidates import Candidates
from mlgate.contracts.compatibility.implication import rule_implies
from mlgate.contracts.compatibility.loosening import loosened
from mlgate.contracts.loading import compiled

HEAD = (
    "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\nschema:\n- name: t\n  properties:\n"
)
MANY = """\
  - {name: a, logicalType: integer, required: true, unique: true, logicalTypeOptions: {minimum: 0, maximum: 9}}
  - {name: b, logicalType: integer, primaryKey: true, primaryKeyPosition: 1, enum: [{value: 1}, {value: 2}]}
  - {name: c, logicalType: string, primaryKey: true, primaryKeyPosition: 2, logicalTypeOptions: {pattern: ^a}}
  - {name: d, logicalType: object, properties: [{name: e, logicalType: number, required: true}]}
  - {name: f, logicalType: number, quality: [{metric: nullValues, mustBeLessThan: 5, unit: percent}]}
  quality:
  - {metric: rowCount, mustBeGreaterThan: 3}
  - {metric: duplicateValues, mustBe: 0, arguments: {properties: [a, b, c]}}
  - {metric: duplicateValues, mustBe: 0, arguments: {properties: [c, b]}}
  - {type: custom, engine: mlgate, implementation: a > b}
  - {type: custom, engine: mlgate, implementation: {condition: a > b, mustBeLessThan: 5}}
  - {type: custom, engine: mlgate, implementation: {metric: correlation, column: a, with: f, mustBeGreaterThan: 0}}
"""


def wide(width, most):
    options = f"logicalTypeOptions: {{minimum: 0, maximum: {most}}}"
    lines = [
        f"  - {{name: c{n}, logicalType: integer, required: true, unique: true, {options}}}\n" for n in range(width)
    ]
    return compiled((HEAD + "".join(lines)).encode(), "c.yaml")


def test_no_rule_that_implies_another_is_left_out():
    table = compiled((HEAD + MANY).encode(), "c.yaml").tables[0]
    candidates = Candidates(table)
    pairs = 0
    for old in table.rules:
        for whole in (False, True):
            plainly = {rule.subject for rule in table.rules if rule_implies(rule, old, whole=whole)}
            assert {rule.subject for rule in candidates.of(old) if rule_implies(rule, old, whole=whole)} == plainly
            pairs += len(plainly - {old.subject})
    assert pairs


def test_many_columns_take_little_time():
    old, new = wide(3_000, 9), wide(3_000, 10)
    begun = time.process_time()
    assert len(loosened(old, new)) == 3_000
    # A second, where every rule against every other took many minutes.
    assert time.process_time() - begun < 20


def test_many_columns_that_are_gone():
    begun = time.process_time()
    assert len(loosened(wide(20_000, 9), wide(1, 9))) == 19_999
    assert time.process_time() - begun < 20
