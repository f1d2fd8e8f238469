package dev.tribal.search.pages;

import dev.tribal.platform.text.HiddenCharacters;
import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Escapes what is filled in, and shows marks for what of it cannot be seen: what is read on a page, or copied from it, is
 * what was recorded. Attributes and what fills a field are sent back by forms, so they stay as they are.
 */
final class PageOutput extends OwaspHtmlTemplateOutput {
    private static final String FIELD = "textarea";

    /** Browsers show no element within these. */
    private static final Set<String> TEXT_ONLY = Set.of("title", "option");

    private @Nullable String tag;
    private @Nullable String attribute;

    PageOutput(TemplateOutput output) {
        super(output);
    }

    @Override
    public void setContext(String tagName, @Nullable String attributeName) {
        super.setContext(tagName, attributeName);
        tag = tagName;
        attribute = attributeName;
    }

    @Override
    public void writeUserContent(@Nullable String value) {
        if (value == null || attribute != null || FIELD.equals(tag)) {
            super.writeUserContent(value);
            return;
        }
        boolean isMarkup = tag != null && !TEXT_ONLY.contains(tag);
        for (HiddenCharacters.Part part : HiddenCharacters.marked(value)) {
            if (part.isMark() && isMarkup) {
                writeContent("<span class=\"unseen\">");
                super.writeUserContent(part.text());
                writeContent("</span>");
            } else {
                super.writeUserContent(part.text());
            }
        }
    }
}
