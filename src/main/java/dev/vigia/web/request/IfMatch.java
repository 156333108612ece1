package dev.vigia.web.request;

import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The condition under which a program changes something (RFC 9110, 13.1.1): {@code *}, or a list of strong tags of which one
 * is that of what is there. A weak tag never is, nor one without quotes.
 */
public final class IfMatch {

    private static final Pattern TAG = Pattern.compile("\\G[ \\t,]*+(W/)?\"([^\"]*)\"[ \\t]*+(?=,|\\z)");

    private IfMatch() {
    }

    /** @param condition the header, its lines joined by commas */
    public static boolean holds(String condition, EntityTag current) {
        if (condition.strip().equals("*")) {
            return true;
        }
        Matcher tag = TAG.matcher(condition);
        while (tag.find()) {
            if (tag.group(1) == null && tag.group(2).equals(current.getValue())) {
                return true;
            }
        }
        return false;
    }
}
