/**
 * The Core dialect (datarhei Core v16, REST API v3): requests, answers, their limits and their JSON, for server and
 * clients alike. Readers are tolerant of unknown fields, of nulls and of the field names of older and newer Cores;
 * what the contract demands and is missing is reported with its JSON path. Every record is immutable.
 * Source of every fact: the OpenAPI documents of Core 16.10 to 16.20 and answers recorded from running Cores.
 */
@NullMarked
package dev.sluice.wire.core;

import org.jspecify.annotations.NullMarked;
