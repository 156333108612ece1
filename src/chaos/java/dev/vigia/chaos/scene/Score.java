package dev.vigia.chaos.scene;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts faults and what became of them. */
public final class Score {

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** @param lost listings that did not show the last truth; @param stale older quantities that came after newer */
    public record Line(int injected, int survived, int lost, int stale) {

        Line plus(Line more) {
            return new Line(injected + more.injected, survived + more.survived, lost + more.lost, stale + more.stale);
        }

        /** Where nothing was injected nothing is proved. */
        public boolean isGood() {
            return injected > 0 && survived == injected && lost == 0 && stale == 0;
        }

        @Override
        public String toString() {
            return "%,6d / %,6d / %,4d / %,4d".formatted(injected, survived, lost, stale);
        }
    }

    void add(String kind, Line line) {
        lines.merge(kind, line, Line::plus);
        System.out.printf("chaos: %-44s %s%n", kind, lines.get(kind));
    }

    public Line total() {
        return lines.values().stream().reduce(new Line(0, 0, 0, 0), Line::plus);
    }

    public String table() {
        StringBuilder table = new StringBuilder("%-44s faults injected / survived / lost / stale%n".formatted(
                "chaos"));
        lines.forEach((kind, line) -> table.append("  %-42s %s%n".formatted(kind, line)));
        return table.append("  %-42s %s%n".formatted("total", total())).toString();
    }
}
