package dev.sluice.cli.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Text in columns. What a server sent is cleared of control characters, so that it cannot steer a terminal. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();
    private final boolean keepsEmptyRows;

    private Table(boolean keepsEmptyRows) {
        this.keepsEmptyRows = keepsEmptyRows;
    }

    /** A table with a heading. */
    public static Table of(String... heading) {
        Table table = new Table(true);
        table.rows.add(List.of(heading));
        return table;
    }

    /** Names and values; a pair without a value is left out. */
    public static Table pairs() {
        return new Table(false);
    }

    public Table row(@Nullable Object... cells) {
        if (keepsEmptyRows || cells[1] != null) {
            rows.add(Arrays.stream(cells).map(Table::clean).toList());
        }
        return this;
    }

    /** One line of a server's text, safe for a terminal. */
    public static String clean(@Nullable Object cell) {
        return cell == null ? "" : cell.toString().replaceAll("\\p{Cntrl}", " ");
    }

    public static String instant(long epochSeconds) {
        return Instant.ofEpochSecond(epochSeconds).toString();
    }

    @Override
    public String toString() {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - row.get(i).length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
