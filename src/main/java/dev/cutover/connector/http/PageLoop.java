package dev.cutover.connector.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cutover.spi.ConnectorException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** Finds pages that come again: reading would never end, or count rows twice. Not thread-safe: one for each stream. */
final class PageLoop {
    private final Set<String> addresses = new HashSet<>();
    private String lastContent = "";

    void checkAddress(URI uri) throws ConnectorException {
        if (!addresses.add(Hashes.hex(uri.toString(), 16))) {
            throw new ConnectorException(
                    "the pages go in a circle: " + uri.getRawPath() + " is told as the next page a second time");
        }
    }

    /** A service that ignores the parameter of a page gives the first one for ever. */
    void checkContent(JsonNode rows, int number) throws ConnectorException {
        String content = rows.isEmpty() ? "" : Hashes.hex(rows.toString(), 16);
        if (!content.isEmpty() && content.equals(lastContent)) {
            throw new ConnectorException("page " + (number + 1)
                    + " has the same rows as the one before: the service seems to ignore which page is asked for");
        }
        lastContent = content;
    }
}
