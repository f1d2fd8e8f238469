package dev.tribal.cli.mcp;

import java.util.List;

/** What changes in a text, line by line: removed lines begin with a minus, added ones with a plus. */
public final class Difference {
    private Difference() {}

    /** All lines, those that stay with a blank before them; by the longest common subsequence. */
    public static String of(String before, String after) {
        List<String> old = before.isEmpty() ? List.of() : before.lines().toList();
        List<String> now = after.lines().toList();
        int[][] common = common(old, now);
        var text = new StringBuilder();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                text.append("  ").append(old.get(i)).append('\n');
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                text.append("- ").append(old.get(i++)).append('\n');
            } else {
                text.append("+ ").append(now.get(j++)).append('\n');
            }
        }
        return text.toString();
    }

    /** How many lines the ends of both texts have in common, from each pair of lines on. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
