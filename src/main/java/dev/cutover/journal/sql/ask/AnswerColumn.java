package dev.cutover.journal.sql.ask;

import java.sql.Types;

/** A column of an answer, or of a view. */
public record AnswerColumn(String name, Type type) {

    /** What its values are. */
    public enum Type {
        TEXT("text"),
        /** A {@link Long}. */
        INTEGER("integer"),
        /** A {@link java.math.BigDecimal}, or a {@link Double}. */
        NUMBER("number"),
        BOOLEAN("boolean"),
        /** An {@link java.time.Instant}. */
        TIME("time");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** Such as {@code text}. */
        public String word() {
            return word;
        }

        public boolean isNumeric() {
            return this == INTEGER || this == NUMBER;
        }

        /** Of one of {@link Types}; what is none of the others is shown as text. */
        static Type of(int jdbcType) {
            return switch (jdbcType) {
                case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> INTEGER;
                case Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.FLOAT, Types.DOUBLE -> NUMBER;
                case Types.BOOLEAN -> BOOLEAN;
                case Types.TIMESTAMP_WITH_TIMEZONE -> TIME;
                default -> TEXT;
            };
        }
    }
}
