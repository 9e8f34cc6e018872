/**
 * The half of the bridge that runs inside QuickJS, before the plugin: makes `figma`, `console` and timers out of
 * two functions, `host(json, ...buffers)` and `buffer(i)`. Also Figma's rule about messages: whatever is not plain
 * data or Uint8Array throws here, where it happens.
 */
export const guestSource = `(function (host, buffer) {
  "use strict";
  var remotes = new Map(), idOf = new WeakMap(), functions = [], idOfFunction = new Map(), waiting = new Map();
  var mixed = Symbol("figma.mixed");

  function encode(value, buffers) {
    if (value === undefined) return { undefined: true };
    if (value === null || typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number") return Number.isFinite(value) ? value : { number: String(value) };
    if (value === mixed) return { mixed: true };
    if (idOf.has(value)) return { remote: idOf.get(value) };
    if (typeof value === "function") {
      if (!idOfFunction.has(value)) idOfFunction.set(value, functions.push(value) - 1);
      return { guest: idOfFunction.get(value) };
    }
    if (typeof value !== "object") throw new TypeError("Figma cannot take a " + typeof value);
    if (value instanceof Uint8Array) return { bytes: buffers.push(value.slice().buffer) - 1 };
    if (value instanceof Date) return { date: value.getTime() };
    if (Array.isArray(value)) return value.map(function (item) { return encode(item, buffers); });
    if (value instanceof Promise) return { undefined: true };
    var prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new TypeError("Figma cannot take a " + Object.prototype.toString.call(value).slice(8, -1) + ": only plain values and Uint8Array");
    }
    var object = {};
    Object.keys(value).forEach(function (key) { object[key] = encode(value[key], buffers); });
    return { object: object };
  }

  function decode(wire) {
    if (wire === null || typeof wire !== "object") return wire;
    if (Array.isArray(wire)) return wire.map(decode);
    if ("undefined" in wire) return undefined;
    if ("number" in wire) return Number(wire.number);
    if ("mixed" in wire) return mixed;
    if ("date" in wire) return new Date(wire.date);
    if ("bytes" in wire) return new Uint8Array(buffer(wire.bytes));
    if ("remote" in wire) return remote(wire.remote);
    if ("promise" in wire) return new Promise(function (resolve, reject) { waiting.set(wire.promise, [resolve, reject]); });
    var object = {};
    Object.keys(wire.object).forEach(function (key) { object[key] = decode(wire.object[key]); });
    return object;
  }

  function ask(request, values) {
    var buffers = [];
    request.values = values.map(function (value) { return encode(value, buffers); });
    var reply = JSON.parse(host.apply(undefined, [JSON.stringify(request)].concat(buffers)));
    if (reply.failed) throw new Error(reply.failed);
    return decode(reply.value);
  }

  function remote(id) {
    if (remotes.has(id)) return remotes.get(id);
    var methods = new Map();
    var proxy = new Proxy(function () {}, {
      get: function (_, name) {
        if (typeof name === "symbol" || name === "then" || name === "toJSON") return undefined;
        if (methods.has(name)) return methods.get(name);
        if (ask({ op: "isMethod", id: id, name: name }, [])) {
          var method = function () { return ask({ op: "call", id: id, name: name }, Array.from(arguments)); };
          methods.set(name, method);
          return method;
        }
        return ask({ op: "get", id: id, name: name }, []);
      },
      set: function (_, name, value) {
        ask({ op: "set", id: id, name: String(name) }, [value]);
        return true;
      },
      has: function (_, name) { return typeof name === "string" && ask({ op: "has", id: id, name: name }, []); },
      apply: function (_, self, args) { return ask({ op: "apply", id: id, name: "" }, args); },
    });
    remotes.set(id, proxy);
    idOf.set(proxy, id);
    return proxy;
  }

  var page = remote(1);
  globalThis.figma = remote(0);
  ["setTimeout", "setInterval", "clearTimeout", "clearInterval"].forEach(function (name) {
    globalThis[name] = function () { return page[name].apply(page, arguments); };
  });
  globalThis.console = {};
  ["log", "info", "warn", "error"].forEach(function (name) {
    globalThis.console[name] = function () { page.log(name, Array.from(arguments).map(String).join(" ")); };
  });

  return function (json) {
    try {
      var request = JSON.parse(json);
      var values = request.values.map(decode);
      if (request.op === "settle") {
        var pair = waiting.get(request.id);
        waiting.delete(request.id);
        pair[request.ok ? 0 : 1](request.ok ? values[0] : new Error(values[0]));
        return JSON.stringify({ value: null });
      }
      return JSON.stringify({ value: encode(functions[request.id].apply(undefined, values), []) });
    } catch (error) {
      return JSON.stringify({ failed: String(error && error.message || error) });
    }
  };
})`;
