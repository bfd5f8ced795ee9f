package dev.cutover.yaml.runbook.reconcile;

import dev.cutover.model.reconcile.Account;
import dev.cutover.model.reconcile.AccountEquation;
import dev.cutover.model.reconcile.Total;
import dev.cutover.yaml.notation.NameReader;
import dev.cutover.yaml.shape.Key;
import dev.cutover.yaml.shape.Shape;
import dev.cutover.yaml.shape.TableFields;
import dev.cutover.yaml.shape.TableShape;
import dev.cutover.yaml.shape.Text;
import java.util.List;

/** Totals and accounts, each by its name. */
final class AmountReaders {
    private static final Key<String> RECORDS =
            Key.required("records", ColumnShapes.RECORDS, "The record set, which both sides have.");
    private static final Key<String> SUM =
            Key.optional("sum", ColumnShapes.COLUMN, "The column that is added up; default: rows are counted.");
    private static final Key<String> BY =
            Key.optional("by", ColumnShapes.COLUMN, "The column that keeps sums apart, such as currency or status.");
    private static final Key<List<String>> PER = Key.required(
            "per", ColumnShapes.COLUMNS, "The columns for whose values the equation must hold, such as order_id.");
    private static final Key<String> EQUATION = Key.required(
            "equation",
            new Text("an equation such as lines.ordered = lines.shipped + lines.open"),
            "What must add up on each side by itself: terms of a record set and a column, with = + and - between.");

    private static final TableShape<Total> TOTAL = TableShape.of(
                    "total",
                    "A figure over all rows of a record set that both sides must agree on.",
                    List.of(RECORDS, SUM, BY),
                    tableFields -> new Total(
                            tableFields.name(),
                            tableFields.get(RECORDS),
                            tableFields.maybe(SUM),
                            tableFields.maybe(BY)))
            .what("the keys of a total: records, sum, by");
    private static final TableShape<Account> ACCOUNT = TableShape.of(
                    "account",
                    "An equation that must hold for each order, on each side by itself.",
                    List.of(PER, EQUATION, BY),
                    AmountReaders::account)
            .what("the keys of an account: per, equation, by");

    static final Shape<List<Total>> TOTALS = new Converted<>(
            NameReader.named(TOTAL, "a mapping from names to totals"), map -> List.copyOf(map.values()));
    static final Shape<List<Account>> ACCOUNTS = new Converted<>(
            NameReader.named(ACCOUNT, "a mapping from names to accounts"), map -> List.copyOf(map.values()));

    private AmountReaders() {}

    private static Account account(TableFields tableFields) {
        String text = tableFields.get(EQUATION);
        var equation = AccountEquation.parse(text);
        equation.mistakes().forEach(mistake -> tableFields.problem(EQUATION, mistake, ""));
        return new Account(
                tableFields.name(),
                ColumnShapes.once(tableFields.get(PER)),
                equation.left(),
                equation.right(),
                tableFields.maybe(BY),
                text);
    }
}
