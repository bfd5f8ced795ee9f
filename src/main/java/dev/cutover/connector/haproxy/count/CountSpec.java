package dev.cutover.connector.haproxy.count;

import dev.cutover.connector.haproxy.socket.NameTemplate;

/** What counts the requests of each side: a backend, or a server as {@code backend/server}. */
public record CountSpec(NameTemplate old, NameTemplate fresh) {}
