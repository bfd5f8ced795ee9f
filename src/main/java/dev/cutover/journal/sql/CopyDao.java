package dev.cutover.journal.sql;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** What the copy has of the record. */
@RegisterConstructorMapper(CopyDao.Line.class)
interface CopyDao {
    /** An event as it was recorded. */
    record Line(long seq, String json, String hash) {}

    @SqlQuery("select seq, json, hash from event order by seq")
    List<Line> lines();
}
