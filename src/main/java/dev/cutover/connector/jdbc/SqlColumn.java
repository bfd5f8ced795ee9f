package dev.cutover.connector.jdbc;

import dev.cutover.connector.jdbc.dialect.ColumnFacts;
import dev.cutover.connector.jdbc.dialect.ColumnKind;
import dev.cutover.connector.jdbc.dialect.SqlDialect;
import dev.cutover.spi.RecordSet;
import dev.cutover.spi.sums.SumForm;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A column of a record set's query.
 *
 * @param name by which people know it
 * @param zone in which its times are, where they state none
 */
record SqlColumn(String name, ColumnFacts facts, ColumnKind kind, Optional<ZoneId> zone, boolean isUtc) {
    /** The name of a record set's query as a part of the statement around it. */
    static final String ROWS = "cutover_rows";

    static SqlColumn of(ColumnFacts facts, SqlDialect dialect, SetSpec spec) {
        var kind = dialect.kind(facts);
        var zone = kind == ColumnKind.LOCAL_TIME ? spec.zone() : Optional.<ZoneId>empty();
        return new SqlColumn(dialect.commonName(facts.label()), facts, kind, zone, zone.isPresent() && spec.isUtc());
    }

    /** The column itself in a statement. */
    String reference(SqlDialect dialect) {
        return ROWS + "." + dialect.quote(facts.label());
    }

    /** The text of its values, as rows have it. */
    String text(SqlDialect dialect) {
        String value = reference(dialect);
        return switch (kind) {
            case TEXT, WHOLE, NUMBER, OTHER -> dialect.text(value);
            case DECIMAL -> dialect.decimal(value, facts.scale());
            case BOOLEAN -> dialect.truth(value);
            case INSTANT -> dialect.instant(value);
            case LOCAL_TIME -> isUtc ? dialect.utcInstant(value) : dialect.localTime(value);
            case DATE -> dialect.date(value);
            case BYTES -> dialect.hexadecimal(value);
        };
    }

    /** The text of its values in another form, which {@link SumForm#common} gave. */
    String text(SqlDialect dialect, SumForm form) {
        return form.kind() == SumForm.Kind.DECIMAL ? dialect.decimal(reference(dialect), form.scale()) : text(dialect);
    }

    /** Whether its text is that of a local time, which has to be turned into an instant here. */
    boolean isConverted() {
        return zone.isPresent() && !isUtc;
    }

    boolean isInstant() {
        return kind == ColumnKind.INSTANT || zone.isPresent();
    }

    /** Whether its text has a second with a fraction. */
    boolean isTime() {
        return kind == ColumnKind.INSTANT || kind == ColumnKind.LOCAL_TIME;
    }

    /** The form of its text; empty if engines write it in forms of their own. */
    Optional<SumForm> form() {
        return switch (kind) {
            case TEXT, BYTES -> Optional.of(SumForm.TEXT);
            case WHOLE -> Optional.of(SumForm.WHOLE);
            case DECIMAL -> Optional.of(SumForm.decimal(facts.scale()));
            case BOOLEAN -> Optional.of(SumForm.BOOLEAN);
            case INSTANT -> Optional.of(SumForm.INSTANT);
            case LOCAL_TIME ->
                isConverted() ? Optional.empty() : Optional.of(isUtc ? SumForm.INSTANT : SumForm.LOCAL_TIME);
            case DATE -> Optional.of(SumForm.DATE);
            case NUMBER, OTHER -> Optional.empty();
        };
    }

    RecordSet.Column described() {
        return RecordSet.Column.of(name, type(), facts.typeName());
    }

    private RecordSet.Type type() {
        return switch (kind) {
            case TEXT, BYTES, DATE, OTHER -> RecordSet.Type.TEXT;
            case WHOLE -> RecordSet.Type.WHOLE;
            case DECIMAL, NUMBER -> RecordSet.Type.DECIMAL;
            case BOOLEAN -> RecordSet.Type.BOOLEAN;
            case INSTANT -> RecordSet.Type.INSTANT;
            case LOCAL_TIME -> zone.isPresent() ? RecordSet.Type.INSTANT : RecordSet.Type.TEXT;
        };
    }
}
