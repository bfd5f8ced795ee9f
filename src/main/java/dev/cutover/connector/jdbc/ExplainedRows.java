package dev.cutover.connector.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** The number of rows that a line of a database's plan expects. Stateless. */
final class ExplainedRows {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private ExplainedRows() {}

    /**
     * @param place the label of a column, or what stands before the number in a line of text and ends with {@code =}
     */
    static OptionalLong of(ResultSet row, String place) throws SQLException {
        String text = row.getString(place.endsWith("=") ? row.getMetaData().getColumnLabel(1) : place);
        if (text == null) {
            return OptionalLong.empty();
        }
        int from = place.endsWith("=") ? text.indexOf(place) + place.length() : 0;
        var number = NUMBER.matcher(text);
        boolean isThere = !place.endsWith("=") || text.contains(place);
        return isThere && number.find(from) ? OptionalLong.of(Long.parseLong(number.group())) : OptionalLong.empty();
    }
}
