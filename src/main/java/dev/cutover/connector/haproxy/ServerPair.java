package dev.cutover.connector.haproxy;

/** The two servers of one segment: their weights always add up to the same sum. */
record ServerPair(String backend, String old, String fresh) {

    String path(String server) {
        return backend + "/" + server;
    }
}
