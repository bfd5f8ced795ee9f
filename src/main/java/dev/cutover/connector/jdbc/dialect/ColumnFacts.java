package dev.cutover.connector.jdbc.dialect;

/**
 * What a driver says of a column of a query.
 *
 * @param jdbcType of {@link java.sql.Types}
 * @param typeName in lower case
 */
public record ColumnFacts(String label, int jdbcType, String typeName, int precision, int scale) {}
