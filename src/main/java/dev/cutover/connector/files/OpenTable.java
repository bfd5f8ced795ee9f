package dev.cutover.connector.files;

import dev.cutover.spi.ConnectorException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that is being read, row by row, in constant memory. Used by one thread. */
interface OpenTable extends Closeable {
    /** The names of its columns, in the order of the values. */
    List<String> columns();

    /**
     * The next row; null after the last.
     *
     * @throws ConnectorException if it is no row; tells the file and the line
     */
    @Nullable
    TableLine next() throws ConnectorException, IOException;
}
