package dev.cutover.query.snapshot;

/** What a value begins with in a snapshot. */
enum ValueMark {
    NULL(0),
    /** A value that was written before, by its number. */
    SAME(1),
    TEXT(2),
    /** A text that was written before, by its number. */
    SAME_TEXT(3),
    TRUE(4),
    FALSE(5),
    INT(6),
    LONG(7),
    DOUBLE(8),
    CHARACTER(9),
    INSTANT(10),
    DURATION(11),
    /** A value of the JDK by its text: the number of its {@link ValueText}, then the text. */
    BY_TEXT(12),
    /** An optional value that is not there. */
    NOTHING(13),
    /** An optional value, which follows. */
    SOMETHING(14),
    ENUM(15),
    RECORD(16),
    OBJECT(17),
    EMPTY_LIST(18),
    FIXED_LIST(19),
    LIST(20),
    DEQUE(21),
    FIXED_SET(22),
    HASH_SET(23),
    LINKED_SET(24),
    SORTED_SET(25),
    FIXED_MAP(26),
    HASH_MAP(27),
    LINKED_MAP(28),
    SORTED_MAP(29),
    ENUM_MAP(30),
    FIXED_SORTED_SET(31),
    FIXED_SORTED_MAP(32);

    private static final ValueMark[] BY_CODE = new ValueMark[33];

    static {
        for (var mark : values()) {
            BY_CODE[mark.code] = mark;
        }
    }

    private final int code;

    ValueMark(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The mark with this code; there must be one. */
    static ValueMark of(int code) {
        return BY_CODE[code];
    }
}
