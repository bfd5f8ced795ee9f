package dev.cutover.journal.sql.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cutover.journal.sql.AskedRecords;
import dev.cutover.journal.sql.OutlineReader;
import dev.cutover.journal.sql.ask.RefusedStatement.Unknown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks can read the views, and do nothing else, whatever they write. */
class RecordQuestionsTest {
    private final AskedRecords records = AskedRecords.ofLines(List.of(), OutlineReader.NONE);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        records.close();
    }

    /** Past the check of the first word too: the rights of the reader are the wall. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table public.event",
                "drop view ask.event",
                "drop all objects",
                "delete from public.event",
                "insert into public.column_meaning values ('a', 1, 'b', 'c')",
                "insert into event values ('r', 1, now(), 1, 't', null, null, 'a', 'j', 'h')",
                "update public.event set json = ''",
                "create table ask.t (a int)",
                "create table public.t (a int)",
                "create view ask.v as select 1",
                "create schema mine",
                "create user eve password 'x' admin",
                "alter user reader admin true",
                "grant select on schema public to reader",
                "create alias f for 'java.lang.System.exit'",
                "create alias f as 'int f() { return 1; }'",
                "create trigger t before insert on public.event call 'x'",
                "create linked table l ('', 'jdbc:h2:mem:', 'sa', '', 'x')",
                "call csvwrite('FOLDER/out', 'select 1')",
                "call file_write('x', 'FOLDER/out')",
                "call link_schema('a', '', 'jdbc:h2:mem:', 'sa', '', 'public')",
                "script to 'FOLDER/out'",
                "script",
                "backup to 'FOLDER/out'",
                "runscript from 'FOLDER/in'",
                "shutdown",
                "set mode mysql",
                "set db_close_delay -1",
                "comment on view ask.event is 'x'",
                "analyze"
            })
    void nothingCanBeChanged(String statement) throws SQLException {
        try (var direct = records.reader().createStatement()) {
            assertThatThrownBy(() -> direct.execute(statement.replace("FOLDER", folder.toString())))
                    .isInstanceOf(SQLException.class);
        }
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(ask("select count(*) from event")).containsExactly(List.of(0L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from public.event",
                "select * from public.column_meaning",
                "select file_read('FOLDER/in')",
                "select * from csvread('FOLDER/in')",
                "select csvwrite('FOLDER/out', 'select 1')",
                "select file_write('x', 'FOLDER/out')",
                "select * from link_schema('a', '', 'jdbc:h2:mem:', 'sa', '', 'public')",
                "select memory_used()",
                "select cancel_session(1)"
            })
    void nothingElseCanBeReachedFromWithinAQuestion(String statement) throws Exception {
        Files.writeString(folder.resolve("in"), "secret");

        assertThatThrownBy(() -> ask(statement.replace("FOLDER", folder.toString())))
                .isInstanceOf(RefusedStatement.class)
                .hasMessageContaining("may only read the views");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "select * from stepp, VIEW, stepp, 14",
        "select * from nowhere.step, VIEW, nowhere, 14",
        "select stp from step, COLUMN, stp, 7",
        "select s.stp from step s, COLUMN, stp, 9"
    })
    void aNameThatIsNotThereIsNamedWithItsPlace(String statement, Unknown.Kind kind, String name, int position) {
        var refused = catchThrowableOfType(RefusedStatement.class, () -> ask(statement));

        assertThat(refused.unknown()).contains(new Unknown(kind, name));
        assertThat(refused.position()).contains(position);
    }

    @ParameterizedTest
    @CsvSource({
        "select step frm step, it is not SQL from here on, 16",
        "select * from step where, it is not finished, 24",
        "select ? from step, nothing is known for the ?, 7"
    })
    void whatIsNotSqlIsShownWhereItIsNot(String statement, String why, int position) {
        var refused = catchThrowableOfType(RefusedStatement.class, () -> ask(statement));

        assertThat(refused).hasMessageContaining(why);
        assertThat(refused.position()).contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 / 0",
                "select * from final table (delete from public.event)",
                "select cast('x' as int)",
                "select count(*) from event group by nothing()"
            })
    void whatCannotBeComputedIsRefusedInAClause(String statement) {
        assertThatThrownBy(() -> ask(statement))
                .isInstanceOf(RefusedStatement.class)
                .hasMessageNotContaining("SQL statement:");
    }

    @Test
    void valuesHaveTheTypesOfTheirColumns() {
        var sink = new Rows();
        new RecordQuestions(records)
                .ask(
                        ReadingStatement.of(
                                "select 'a' as word, 1 as whole, 1.50 as exact, cast(1 as double precision) as real, true as truth,"
                                        + " timestamp with time zone '2026-01-02 03:04:05.678+01' as time, null as nothing,"
                                        + " 2 as \"Own name\", 3 as word, date '2026-01-02' as on_day"),
                        sink);

        assertThat(sink.columns)
                .extracting(column -> column.name() + " " + column.type().word())
                .containsExactly(
                        "word text",
                        "whole integer",
                        "exact number",
                        "real number",
                        "truth boolean",
                        "time time",
                        "nothing text",
                        "Own name integer",
                        "word_2 integer",
                        "on_day text");
        assertThat(sink.rows.get(0))
                .containsExactly(
                        "a",
                        1L,
                        new java.math.BigDecimal("1.50"),
                        1.0,
                        true,
                        Instant.parse("2026-01-02T02:04:05.678Z"),
                        null,
                        2L,
                        3L,
                        "2026-01-02");
    }

    @Test
    void manyRowsAreHandedOnAsTheyAreFound() {
        assertThat(ask("select x from system_range(1, 5000)"))
                .hasSize(5000)
                .last()
                .isEqualTo(List.of(5000L));
    }

    private List<List<@Nullable Object>> ask(String statement) {
        var sink = new Rows();
        new RecordQuestions(records).ask(ReadingStatement.of(statement), sink);
        return sink.rows;
    }

    private static final class Rows implements AnswerSink {
        private final List<AnswerColumn> columns = new ArrayList<>();
        private final List<List<@Nullable Object>> rows = new ArrayList<>();

        @Override
        public void columns(List<AnswerColumn> all) {
            columns.addAll(all);
        }

        @Override
        public void row(List<@Nullable Object> values) {
            rows.add(values);
        }

        @Override
        public void end() {}
    }
}
