package dev.tribal.auth.people;

import java.util.List;

/** The people of a tenant, by name. */
record PersonList(List<PersonEntry> people) {}
