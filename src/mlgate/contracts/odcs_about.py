"""The keys of the standard that describe a contract and decide nothing about rows: who, why, how to get help.

They are typed, so that a misspelt or misplaced one is found as the standard's JSON Schema finds it; an empty key
(`description:`) counts as one that is not there, which the JSON Schema refuses.
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec
from msgspec import Meta

StableId = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]+$")]
Plain = str | int | float | bool | None


class About(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """What every part of a contract may carry; a struct below knows no other key."""

    id: StableId | None = None


class CustomProperty(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """An entry of `customProperties`; mlgate reads those whose name begins with `mlgate.`."""

    property: str
    value: Any
    description: str | None = None
    vendor: str | None = None


CustomProperties = tuple[CustomProperty, ...] | None


class AuthoritativeDefinition(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A link to where something is defined."""

    url: str
    type: str
    description: str | None = None


AuthoritativeDefinitions = tuple[AuthoritativeDefinition, ...] | None
Tags = tuple[str, ...] | None


class Synonym(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Another name of a property or object."""

    synonym: str
    description: str | None = None
    locale: str | None = None
    source: str | None = None
    status: str | None = None
    custom_properties: CustomProperties = None


class Role(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A role that gives access."""

    role: str
    description: str | None = None
    access: str | None = None
    first_level_approvers: str | None = None
    second_level_approvers: str | None = None
    custom_properties: CustomProperties = None


class TeamMember(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A person of the team."""

    username: str
    name: str | None = None
    description: str | None = None
    role: str | None = None
    date_in: str | None = None
    date_out: str | None = None
    replaced_by_username: str | None = None
    tags: Tags = None
    custom_properties: CustomProperties = None
    authoritative_definitions: AuthoritativeDefinitions = None


class Team(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """The team behind the data."""

    name: str | None = None
    description: str | None = None
    members: tuple[TeamMember, ...] | None = None
    tags: Tags = None
    custom_properties: CustomProperties = None
    authoritative_definitions: AuthoritativeDefinitions = None


class Support(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A channel of support."""

    channel: str
    url: str | None = None
    description: str | None = None
    tool: str | None = None
    scope: str | None = None
    invitation_url: str | None = None
    custom_properties: CustomProperties = None


class Pricing(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """What the data costs."""

    price_amount: float | None = None
    price_currency: str | None = None
    price_unit: str | None = None


class Description(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """What the contract is for; other keys are allowed here."""

    usage: str | None = None
    purpose: str | None = None
    limitations: str | None = None
    authoritative_definitions: AuthoritativeDefinitions = None
    custom_properties: CustomProperties = None


class Statement(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A question that was answered, for programs that read contracts."""

    question: str
    id: str | None = None
    answer: str | None = None
    tags: Tags = None
    custom_properties: CustomProperties = None
    authoritative_definitions: AuthoritativeDefinitions = None


class Restriction(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """A restriction in words, for programs that read contracts."""

    constraint: str
    id: str | None = None
    tags: Tags = None
    custom_properties: CustomProperties = None
    authoritative_definitions: AuthoritativeDefinitions = None


class Instructions(msgspec.Struct, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """Context for programs that read contracts (since 3.2)."""

    instructions: str | None = None
    verified_statements: tuple[Statement, ...] | None = None
    constraints: tuple[Restriction, ...] | None = None


class ServiceLevel(About, frozen=True, kw_only=True, rename="camel", forbid_unknown_fields=True):
    """An entry of `slaProperties`."""

    property: str
    value: Plain
    value_ext: Plain = None
    unit: str | None = None
    element: str | None = None
    driver: str | None = None
    description: str | None = None
    scheduler: str | None = None
    schedule: str | None = None
    custom_properties: CustomProperties = None
    authoritative_definitions: AuthoritativeDefinitions = None
