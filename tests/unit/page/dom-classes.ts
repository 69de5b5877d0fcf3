/**
 * Lets modules of `utils/page` load in Node: some take the DOM's properties from these prototypes when they load. Import it
 * first; what a test calls must not touch the DOM.
 */
const names = ['Node', 'CharacterData', 'Element', 'HTMLSlotElement', 'Text', 'ShadowRoot', 'Document'];
for (const name of [...names, 'DocumentFragment']) Reflect.set(globalThis, name, class {});
