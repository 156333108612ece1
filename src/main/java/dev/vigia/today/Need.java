package dev.vigia.today;

/**
 * Something that a person must see to, and the one thing to do about it.
 *
 * @param id     of its link, so that the focus stays there when the page is shown anew
 * @param badge  how pressing it is, as badges are called
 * @param text   may be empty
 * @param action the words of the link
 */
record Need(String id, String badge, String title, String text, String action, String path) {

    static final String PRESSING = "stop";
    static final String WAITING = "warn";
}
