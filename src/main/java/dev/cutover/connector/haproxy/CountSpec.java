package dev.cutover.connector.haproxy;

/** What counts the requests of each side: a backend, or a server as {@code backend/server}. */
record CountSpec(NameTemplate old, NameTemplate fresh) {}
