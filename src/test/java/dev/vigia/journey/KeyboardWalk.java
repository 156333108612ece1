package dev.vigia.journey;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Supplier;

/** Tab by Tab through a page from its first stop: what has the focus and does not show it, or is covered or out of sight. */
final class KeyboardWalk {

    private static final int MOST_STOPS = 250;
    private static final int AT_ONCE = 10;

    /**
     * In the page: {@code stops}, all that had the focus, and {@code ring}, what is wrong with the sign of it. Each stop is
     * looked at when it is about to be left, so that the page need not be asked after each key: {@code walked}.
     */
    private static final String TOOLS = """
            () => {
              const paint = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
              const light = colour => {
                paint.clearRect(0, 0, 1, 1);
                paint.fillStyle = colour;
                paint.fillRect(0, 0, 1, 1);
                const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => part / 255)
                    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
                return .2126 * r + .7152 * g + .0722 * b + .05;
              };
              const ground = of => {
                for (let at = of; at; at = at.parentElement) {
                  const colour = getComputedStyle(at).backgroundColor;
                  if (!/, 0\\)|transparent|\\/ 0\\)/.test(colour)) return colour;
                }
                return 'white';
              };
              window.stops = [];
              window.ring = element => {
                const style = getComputedStyle(element);
                const name = element.localName + '#' + element.id + '.' + element.className;
                if (document.activeElement !== element) return name + ' does not take the focus again';
                if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return name + ' has no ring';
                const [a, b] = [light(style.outlineColor), light(ground(element.parentElement))];
                return Math.max(a, b) / Math.min(a, b) < 3 ? name + ' has a ring as pale as its ground' : '';
              };
              const look = () => {
                const element = document.activeElement;
                if (!element || element === document.body || stops.includes(element)) return 'end';
                stops.push(element);
                const wrong = ring(element);
                if (wrong) return wrong;
                const box = element.getBoundingClientRect();
                const bar = document.querySelector('.topbar').getBoundingClientRect();
                const inBar = element.closest('.topbar, .skip, [popover]');
                return !inBar && (box.bottom <= bar.bottom || box.top >= innerHeight)
                    ? element.localName + '#' + element.id + '.' + element.className + ' is out of sight' : '';
              };
              window.walked = [];
              addEventListener('keydown', pressed => {
                if (pressed.key === 'Tab' && walked.at(-1) !== 'end') walked.push(look());
              }, true);
              document.querySelector('.skip').focus();
            }""";

    private final Supplier<Page> page;

    KeyboardWalk(Supplier<Page> page) {
        this.page = page;
    }

    /** Every stop is looked at; afterwards {@link #paleStops} knows them. */
    @SuppressWarnings("unchecked")
    List<String> unseen() {
        page.get().evaluate(TOOLS);
        for (int stop = 0; stop < MOST_STOPS && !isOver(); stop += AT_ONCE) {
            for (int key = 0; key < AT_ONCE; key++) {
                page.get().keyboard().press("Tab");
            }
        }
        return (List<String>) page.get().evaluate(
                "() => [...new Set(walked)].filter(state => state && state !== 'end')");
    }

    private boolean isOver() {
        return (boolean) page.get().evaluate(
                "() => walked.at(-1) === 'end' || document.activeElement === document.body");
    }

    /** The same stops once more, as the page looks now. Who came by keyboard is shown where a script leads, too. */
    @SuppressWarnings("unchecked")
    List<String> paleStops() {
        return (List<String>) page.get().evaluate("""
                () => {
                  if (stops.length < 5) return ['only ' + stops.length + ' stops'];
                  return [...new Set(stops.map(stop => { stop.focus(); return ring(stop); }).filter(wrong => wrong))];
                }""");
    }
}
