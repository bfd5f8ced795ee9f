package dev.cutover.journal.sql.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingStatementTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "  SELECT 1",
                "select ';' from step",
                "select \"a;b\" from step",
                "select $$;$$ from step",
                "select 1 -- ; drop table event",
                "select 1 /* ; /* nested ; */ ; */",
                "with a as (select 1) select * from a",
                "(select 1) union (select 2)",
                "values (1), (2)",
                "table step",
                "-- a comment first\nselect 1"
            })
    void oneThatReadsIsTaken(String text) {
        assertThat(ReadingStatement.of(text).text()).isEqualTo(text);
    }

    @Test
    void theSemicolonAtItsEndIsLeftOut() {
        assertThat(ReadingStatement.of("select 1 ; -- that is all\n;").text()).isEqualTo("select 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table event",
                "insert into event values (1)",
                "create table t (a int)",
                "create alias f for 'java.lang.System.exit'",
                "set @x = 1",
                "call csvwrite('x', 'select 1')",
                "script to 'x'",
                "runscript from 'x'",
                "shutdown",
                "explain analyze select 1",
                "/* select */ delete from event",
                "selec 1"
            })
    void anyOtherIsRefused(String text) {
        assertThatThrownBy(() -> ReadingStatement.of(text))
                .isInstanceOf(RefusedStatement.class)
                .hasMessageContaining("only what reads is answered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 1; select 2", "select 1; drop table event", "select 1;; /* x */ shutdown"})
    void severalAreRefusedWhereTheSecondBegins(String text) {
        var refused = catchThrowableOfType(RefusedStatement.class, () -> ReadingStatement.of(text));

        assertThat(refused).hasMessageContaining("more than one statement");
        assertThat(text.substring(refused.position().orElseThrow())).matches("select 2|drop table event|shutdown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ";", "-- nothing", "/* nothing"})
    void nothingIsRefused(String text) {
        assertThatThrownBy(() -> ReadingStatement.of(text)).hasMessageContaining("there is no statement");
    }
}
