package dev.cutover.journal.sql;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Which migrations a database has seen. */
@RegisterConstructorMapper(Migrations.Applied.class)
interface MigrationDao {
    @SqlUpdate("""
            create table if not exists migration (
                number integer primary key,
                name varchar not null,
                sha256 char(64) not null)""")
    void prepare();

    @SqlQuery("select number, name, sha256 from migration order by number")
    List<Migrations.Applied> applied();

    @SqlUpdate("insert into migration (number, name, sha256) values (:number, :name, :sha256)")
    void add(@BindMethods Migrations.Applied migration);
}
