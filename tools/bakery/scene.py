"""The studio: camera, sun, sky, materials, and the three pictures that make a sprite.

The camera looks down by 30 degrees from the south-east, without perspective, so that a ground tile
becomes a diamond twice as wide as high.  With T the width of a tile in pixels:

    screen x = (X + Y) * T/2        screen y = (X - Y) * T/4 - Z * T/sqrt(2) * cos 30

A sprite is a body, its shadow on flat ground, and, where it gives light, its glow.  Everything here
runs on Blender's Cycles on the processor, without a display.
"""

from __future__ import annotations

import math
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import bpy
import numpy as np
from mathutils import Matrix, Vector
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from tools.bakery.mesh import Array, Material, Mesh

ELEVATION = math.radians(30)  # sin 30 = 1/2 gives exact 2:1 diamonds
AZIMUTH = math.radians(45)
TO_SUN = (-0.30, -0.78, 0.66)  # lights the -Y side, leaves +X in half shade
SHADOW_COLOUR = (24, 22, 38)  # one cool dark for every shadow
SNOW_COLOUR = (0.80, 0.83, 0.88)
WINDOW_LIGHT = (1.0, 0.60, 0.20)
FIRE_BY_DAY, FIRE_BY_NIGHT = 11.0, 24.0  # what a flame throws on things; by night the ground shows it

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Picture:
    """RGBA pixels (h, w, 4) and the pixel (x, y) where the model's origin stands."""

    pixels: Pixels
    anchor: tuple[int, int]

    def trimmed(self, threshold: int = 2) -> Picture | None:
        """Without its empty border; nothing at all if it is empty."""
        rows, columns = np.where(self.pixels[..., 3] > threshold)
        if not len(rows):
            return None
        x0, x1, y0, y1 = columns.min(), columns.max() + 1, rows.min(), rows.max() + 1
        # The ground point stays inside the picture, so that its place in the world is never in doubt.
        x0, y0 = min(x0, self.anchor[0]), min(y0, self.anchor[1])
        x1, y1 = max(x1, self.anchor[0] + 1), max(y1, self.anchor[1] + 1)
        x0, y0 = max(int(x0), 0), max(int(y0), 0)
        return Picture(self.pixels[y0:y1, x0:x1].copy(), (self.anchor[0] - x0, self.anchor[1] - y0))


@contextmanager
def quiet() -> Iterator[None]:
    """Silence Blender's chatter, which goes past Python to the file descriptor."""
    sys.stdout.flush()
    kept = os.dup(1)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.close(nothing)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)


# ---------------------------------------------------------------------- materials
class Graph:
    """A shader under construction: sockets in, sockets out."""

    def __init__(self, name: str) -> None:
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.tree = self.material.node_tree
        self.tree.nodes.clear()

    def node(self, kind: str, **settings: object):  # noqa: ANN201 - Blender's own node types
        """A node of the kind "ShaderNode" + kind, with attributes set."""
        node = self.tree.nodes.new("ShaderNode" + kind)
        for key, value in settings.items():
            setattr(node, key, value)
        return node

    def feed(self, socket, value) -> None:  # noqa: ANN001
        """Give a socket a number, a tuple or another socket."""
        if isinstance(value, (int, float, tuple)):
            socket.default_value = value
        else:
            self.tree.links.new(value, socket)

    def sum(self, operation: str, *values, clamp: bool = False):  # noqa: ANN002, ANN201
        """Arithmetic on numbers: ADD, SUBTRACT, MULTIPLY, MULTIPLY_ADD, POWER..."""
        node = self.node("Math", operation=operation, use_clamp=clamp)
        for i, value in enumerate(values):
            self.feed(node.inputs[i], value)
        return node.outputs[0]

    def mix(self, factor, a, b, blend: str = "MIX"):  # noqa: ANN001, ANN201
        """Colour a toward colour b."""
        node = self.node("Mix", data_type="RGBA", blend_type=blend)
        for i, value in ((0, factor), (6, a), (7, b)):
            self.feed(node.inputs[i], value)
        return node.outputs[2]

    def noise(self, scale: float, detail: float, roughness: float = 0.5):  # noqa: ANN201
        """Noise 0..1 fixed to the object."""
        node = self.node("TexNoise")
        node.inputs["Scale"].default_value = scale
        node.inputs["Detail"].default_value = detail
        node.inputs["Roughness"].default_value = roughness
        self.feed(node.inputs["Vector"], self.node("TexCoord").outputs["Object"])
        return node.outputs[0]

    def vertex_colour(self):  # noqa: ANN201
        """The attribute node that reads a corner's RGBA."""
        return self.node("Attribute", attribute_name="Col")

    def finish(self, surface):  # noqa: ANN001, ANN201
        """Connect the surface and hand over the material."""
        self.feed(self.node("OutputMaterial").inputs[0], surface)
        return self.material


def _paint(name: str, snow: float, edges: bool, leaf: bool, decal: bool):  # noqa: ANN202
    """Vertex colour x mottling; worn edges and dirt, or bent normals; snow on what faces up."""
    g = Graph(name)
    shader = g.node("BsdfPrincipled")
    shader.inputs["Roughness"].default_value = 0.92
    shader.inputs["Specular IOR Level"].default_value = 0.15
    vertex = g.vertex_colour()
    mottle = g.sum("MULTIPLY_ADD", g.noise(9, 5, 0.65), 0.5, 0.75)
    grey = g.node("CombineXYZ")
    for socket in grey.inputs:
        g.feed(socket, mottle)
    colour = g.mix(1.0, vertex.outputs["Color"], grey.outputs[0], "MULTIPLY")
    geometry = g.node("NewGeometry")
    if edges:
        bevel = g.node("Bevel", samples=4)
        bevel.inputs["Radius"].default_value = 0.016
        g.feed(shader.inputs["Normal"], bevel.outputs[0])
        dot = g.node("VectorMath", operation="DOT_PRODUCT")
        g.feed(dot.inputs[0], bevel.outputs[0])
        g.feed(dot.inputs[1], geometry.outputs["Normal"])
        worn = g.sum("MULTIPLY", g.sum("SUBTRACT", 1.0, dot.outputs["Value"]), 1.6, clamp=True)
        colour = g.mix(g.sum("MULTIPLY", worn, 0.35), colour, (1, 0.93, 0.8, 1))
        hollow = g.node("AmbientOcclusion", samples=4)
        hollow.inputs["Distance"].default_value = 0.18
        dirt = g.sum("SUBTRACT", 1.0, g.sum("POWER", hollow.outputs["AO"], 0.9), clamp=True)
        colour = g.mix(g.sum("MULTIPLY", dirt, 0.55), colour, (0.05, 0.035, 0.03, 1))
    if leaf:
        # Leaves turn toward sky and sun: a crown reads as one body, not as glitter.
        bend = g.node("VectorMath", operation="MULTIPLY_ADD")
        bend.inputs[1].default_value = (0.45, 0.45, 0.45)
        bend.inputs[2].default_value = (-0.12, -0.30, 0.62)
        g.feed(bend.inputs[0], geometry.outputs["Normal"])
        unit = g.node("VectorMath", operation="NORMALIZE")
        g.feed(unit.inputs[0], bend.outputs[0])
        g.feed(shader.inputs["Normal"], unit.outputs[0])
    if snow > 0:
        up = g.node("SeparateXYZ")
        g.feed(up.inputs[0], geometry.outputs["Normal"])
        broken = g.sum("MULTIPLY", g.sum("SUBTRACT", g.noise(6, 4), 0.5), 0.9)
        settle = g.node("MapRange", interpolation_type="SMOOTHSTEP")
        settle.inputs["From Min"].default_value = 0.42
        settle.inputs["From Max"].default_value = 0.62
        g.feed(settle.inputs[0], g.sum("ADD", up.outputs[2], broken))
        lies = settle.outputs[0]
        if edges:
            sheltered = g.node("AmbientOcclusion", samples=4)
            sheltered.inputs["Distance"].default_value = 0.12
            lies = g.sum("MULTIPLY", lies, g.sum("POWER", sheltered.outputs["AO"], 0.8))
        amount = g.sum("MULTIPLY", g.sum("MULTIPLY", lies, vertex.outputs["Alpha"]), snow, clamp=True)
        colour = g.mix(amount, colour, (*SNOW_COLOUR, 1))
    g.feed(shader.inputs["Base Color"], colour)
    if decal:
        g.feed(shader.inputs["Alpha"], vertex.outputs["Alpha"])
    return g.finish(shader.outputs[0])


def _fire():  # noqa: ANN202
    """Flame: the camera sees the vertex colour, all else a strong warm light. Also the socket of its strength."""
    g = Graph("fire")
    vertex = g.vertex_colour()
    seen = g.node("LightPath").outputs["Is Camera Ray"]
    glow = g.node("Emission")
    g.feed(glow.inputs["Color"], g.mix(seen, (1.0, 0.45, 0.13, 1), vertex.outputs["Color"]))
    strength = g.node("Value")
    strength.outputs[0].default_value = FIRE_BY_DAY
    unseen = g.sum("MULTIPLY", g.sum("SUBTRACT", 1.0, seen), strength.outputs[0])
    g.feed(glow.inputs["Strength"], g.sum("ADD", unseen, seen))
    through = g.node("MixShader")
    g.feed(through.inputs[0], vertex.outputs["Alpha"])
    g.feed(through.inputs[1], g.node("BsdfTransparent").outputs[0])
    g.feed(through.inputs[2], glow.outputs[0])
    return g.finish(through.outputs[0]), strength.outputs[0]


def _window():  # noqa: ANN202
    """Paper panes. Returns the material and the socket of its light (0 by day)."""
    g = Graph("window")
    shader = g.node("BsdfPrincipled")
    g.feed(shader.inputs["Base Color"], g.vertex_colour().outputs["Color"])
    shader.inputs["Roughness"].default_value = 0.8
    shader.inputs["Emission Color"].default_value = (*WINDOW_LIGHT, 1)
    seen = g.node("LightPath").outputs["Is Camera Ray"]
    lit = g.node("Value")
    lit.outputs[0].default_value = 0
    # A pane is seen at its own colour but throws more light than it shows.
    g.feed(shader.inputs["Emission Strength"],
           g.sum("MULTIPLY", lit.outputs[0], g.sum("MULTIPLY_ADD", seen, -3.9, 5.0)))
    return g.finish(shader.outputs[0]), lit.outputs[0]


def _water():  # noqa: ANN202
    """Ruffled water of the vertex colour."""
    g = Graph("water")
    shader = g.node("BsdfPrincipled")
    g.feed(shader.inputs["Base Color"], g.vertex_colour().outputs["Color"])
    shader.inputs["Roughness"].default_value = 0.14
    shader.inputs["Specular IOR Level"].default_value = 0.6
    ruffle = g.node("Bump")
    ruffle.inputs["Strength"].default_value = 0.12
    ruffle.inputs["Distance"].default_value = 0.05
    g.feed(ruffle.inputs["Height"], g.noise(7, 3))
    g.feed(shader.inputs["Normal"], ruffle.outputs[0])
    return g.finish(shader.outputs[0])


# ---------------------------------------------------------------------- the stage
class Stage:
    """One Blender scene that is emptied and filled again for every sprite.

    `tile` is the width of a ground tile in pixels, `snow` how much of it lies (0..1), `samples` the
    default for a picture.  `threads` 0 leaves the number to Blender.
    """

    def __init__(self, tile: int = 96, snow: float = 0.0, samples: int = 32, threads: int = 0) -> None:
        bpy.ops.wm.read_factory_settings(use_empty=True)
        self.tile = tile
        self.scale = tile / math.sqrt(2)  # pixels per unit across the camera
        self.samples = samples
        self.scene = bpy.context.scene
        self.objects: list[bpy.types.Object] = []
        self._render_settings(threads)
        self._sky = self._make_sky(0.58 if snow else 0.62)
        self.sun = self._make_sun(snow)
        self._make_camera()
        window, self._window_light = _window()
        fire, self._fire_light = _fire()
        by_slot = {
            Material.PAINT: _paint("paint", snow, edges=True, leaf=False, decal=False),
            Material.FIRE: fire,
            Material.WATER: _water(),
            Material.DECAL: _paint("decal", 0, edges=False, leaf=False, decal=True),
            Material.WINDOW: window,
            Material.LEAF: _paint("leaf", snow * 0.8, edges=False, leaf=True, decal=False),
            Material.GROUND: _paint("ground", snow, edges=False, leaf=False, decal=False),
        }
        self.materials = [by_slot[slot] for slot in Material]
        self.paper = Path(tempfile.mkdtemp(prefix="bakery-")) / "picture.png"

    # -------------------------------------------------------------- setting up
    def _render_settings(self, threads: int) -> None:
        render, cycles = self.scene.render, self.scene.cycles
        render.engine = "CYCLES"
        cycles.device = "CPU"
        cycles.use_adaptive_sampling = True
        cycles.adaptive_threshold = 0.03
        cycles.use_denoising = True
        cycles.denoiser = "OPENIMAGEDENOISE"
        cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
        cycles.max_bounces, cycles.diffuse_bounces, cycles.glossy_bounces = 4, 2, 2
        cycles.transparent_max_bounces = 12
        cycles.pixel_filter_type = "BLACKMAN_HARRIS"
        cycles.filter_width = 1.25
        cycles.seed = 1
        render.film_transparent = True
        render.use_persistent_data = True
        render.image_settings.file_format = "PNG"
        render.image_settings.color_mode = "RGBA"
        render.image_settings.compression = 15
        if threads:
            render.threads_mode, render.threads = "FIXED", threads
        self.scene.view_settings.view_transform = "Standard"

    def _make_sky(self, strength: float) -> bpy.types.NodeSocket:
        world = bpy.data.worlds.new("sky")
        self.scene.world = world
        world.use_nodes = True
        tree = world.node_tree
        background = tree.nodes["Background"]
        coordinate = tree.nodes.new("ShaderNodeTexCoord")
        split = tree.nodes.new("ShaderNodeSeparateXYZ")
        ramp = tree.nodes.new("ShaderNodeValToRGB")
        tree.links.new(coordinate.outputs["Generated"], split.inputs[0])
        tree.links.new(split.outputs[2], ramp.inputs[0])
        tree.links.new(ramp.outputs[0], background.inputs[0])
        horizon, zenith = ramp.color_ramp.elements
        horizon.position, horizon.color = 0.0, (0.95, 0.86, 0.74, 1)
        zenith.position, zenith.color = 0.6, (0.66, 0.80, 1.0, 1)
        self._sky_strength = strength
        background.inputs[1].default_value = strength
        return background.inputs[1]

    def _make_sun(self, snow: float) -> bpy.types.Light:
        light = bpy.data.lights.new("sun", "SUN")
        light.energy, light.color = (2.7, (1, 0.93, 0.84)) if snow else (3.3, (1, 0.91, 0.77))
        light.angle = math.radians(3.5)
        lamp = bpy.data.objects.new("sun", light)
        lamp.rotation_euler = Vector(TO_SUN).to_track_quat("Z", "Y").to_euler()
        self.scene.collection.objects.link(lamp)
        return light

    def _make_camera(self) -> None:
        camera = bpy.data.cameras.new("camera")
        camera.type = "ORTHO"
        camera.sensor_fit = "HORIZONTAL"
        camera.clip_end = 200
        self.camera = bpy.data.objects.new("camera", camera)
        self.scene.collection.objects.link(self.camera)
        self.scene.camera = self.camera
        level, drop = math.cos(ELEVATION), math.sin(ELEVATION)
        self._forward = Vector((-level * math.sin(AZIMUTH), level * math.cos(AZIMUTH), -drop))
        self._right = Vector((math.cos(AZIMUTH), math.sin(AZIMUTH), 0))
        self._up = self._right.cross(self._forward)
        axes = Matrix((self._right, self._up, -self._forward)).transposed()
        self.camera.rotation_euler = axes.to_euler()

    # -------------------------------------------------------------- filling
    def add(self, mesh: Mesh, name: str = "model") -> bpy.types.Object:
        """Put a mesh on the stage."""
        vertices, corners, sizes, rgba, materials, smooth = mesh.arrays()
        return self.add_arrays(vertices, corners, sizes, rgba, materials, smooth, name)

    def add_arrays(self, vertices: ArrayLike, corners: ArrayLike, sizes: ArrayLike, rgba: ArrayLike,
                   materials: ArrayLike, smooth: ArrayLike, name: str = "arrays") -> bpy.types.Object:
        """Put arrays on the stage, as `Mesh.arrays` gives them.

        `rgba` has one row per corner or one per vertex; `materials` and `smooth` may be single values.
        """
        v = np.asarray(vertices, np.float32)
        c = np.asarray(corners, np.int32).ravel()
        n = np.asarray(sizes, np.int32)
        colours = np.asarray(rgba, np.float32)
        data = bpy.data.meshes.new(name)
        data.vertices.add(len(v))
        data.vertices.foreach_set("co", v.ravel())
        data.loops.add(len(c))
        data.loops.foreach_set("vertex_index", c)
        data.polygons.add(len(n))
        data.polygons.foreach_set("loop_start", np.concatenate([[0], np.cumsum(n)[:-1]]).astype(np.int32))
        slots = np.broadcast_to(np.asarray(materials, np.int32), n.shape)
        data.polygons.foreach_set("material_index", np.ascontiguousarray(slots))
        data.polygons.foreach_set("use_smooth", np.ascontiguousarray(np.broadcast_to(np.asarray(smooth, bool), n.shape)))
        domain = "CORNER" if len(colours) == len(c) else "POINT"
        data.attributes.new("Col", "FLOAT_COLOR", domain).data.foreach_set("color", colours.ravel())
        for material in self.materials:
            data.materials.append(material)
        data.update(calc_edges=True)
        data.validate()
        thing = bpy.data.objects.new(name, data)
        self.scene.collection.objects.link(thing)
        self.objects.append(thing)
        return thing

    def remove(self, thing: bpy.types.Object) -> None:
        """Take one object away."""
        data = thing.data
        self.objects.remove(thing)
        bpy.data.objects.remove(thing)
        bpy.data.meshes.remove(data)

    def clear(self) -> None:
        """Take everything away but sun, sky and camera."""
        for thing in list(self.objects):
            self.remove(thing)

    # -------------------------------------------------------------- looking
    def project(self, points: ArrayLike) -> tuple[Array, Array]:
        """Pixels right of and below the origin's pixel, for points (n, 3)."""
        p = np.asarray(points, float)
        return p @ np.array(self._right) * self.scale, -(p @ np.array(self._up)) * self.scale

    def aim(self, left: int, top: int, width: int, height: int) -> None:
        """Frame a rectangle, in pixels from the pixel of the world's origin. Keep the numbers even."""
        self.scene.render.resolution_x, self.scene.render.resolution_y = width, height
        self.scene.render.resolution_percentage = 100
        self.camera.data.ortho_scale = width / self.scale
        x, y = (left + width / 2) / self.scale, -(top + height / 2) / self.scale
        self.camera.location = self._right * x + self._up * y - self._forward * 60

    def frame(self, points: ArrayLike, margin: int = 3) -> tuple[int, int]:
        """Frame all points; the pixel (x, y) of the origin in the picture."""
        x, y = self.project(points)
        left, top = math.floor(x.min()) - margin, math.floor(y.min()) - margin
        right, bottom = math.ceil(x.max()) + margin, math.ceil(y.max()) + margin
        left, top = left - left % 2, top - top % 2
        self.aim(left, top, right - left + (right - left) % 2, bottom - top + (bottom - top) % 2)
        return -left, -top

    def render(self, path: Path | None = None, samples: int | None = None, percentage: int = 100) -> Pixels:
        """Render what is framed to `path` (or a scratch file); the pixels, RGBA (h, w, 4)."""
        target = Path(path) if path else self.paper
        self.scene.cycles.samples = samples or self.samples
        self.scene.render.resolution_percentage = percentage
        self.scene.render.filepath = str(target)
        with quiet():
            bpy.ops.render.render(write_still=True)
        with Image.open(target) as image:
            return np.array(image.convert("RGBA"))

    @contextmanager
    def night(self) -> Iterator[None]:
        """Sun and sky off, windows lit, fires strong."""
        energy = self.sun.energy
        self.sun.energy, self._sky.default_value, self._window_light.default_value = 0, 0, 1
        self._fire_light.default_value = FIRE_BY_NIGHT
        try:
            yield
        finally:
            self.sun.energy, self._sky.default_value = energy, self._sky_strength
            self._window_light.default_value = 0
            self._fire_light.default_value = FIRE_BY_DAY

    # -------------------------------------------------------------- the three pictures
    def _ground(self, low: Sequence[float], high: Sequence[float], colour: Sequence[float]) -> bpy.types.Object:
        plane = Mesh()
        corners = [[low[0], low[1], 0], [high[0], low[1], 0], [high[0], high[1], 0], [low[0], high[1], 0]]
        plane.add(corners, [[0, 1, 2, 3]], np.array(colour), Material.GROUND, jitter=0, snow=0)
        return self.add(plane, "ground")

    def body(self, mesh: Mesh, samples: int | None = None) -> Picture:
        """The model by day, on nothing."""
        self.clear()
        self.add(mesh)
        anchor = self.frame(mesh.vertices())
        return Picture(self.render(samples=samples), anchor)

    def shadow(self, mesh: Mesh, samples: int = 24) -> Picture:
        """What the model darkens on flat ground around it, in one colour."""
        self.clear()
        thing = self.add(mesh)
        v = mesh.vertices()
        thrown = np.array([-TO_SUN[0], -TO_SUN[1], 0]) / TO_SUN[2] * 1.08
        flat = v * [1, 1, 0]
        reach = np.vstack([flat, flat + v[:, 2:3] * thrown, flat + [0.22, 0.22, 0], flat - [0.22, 0.22, 0]])
        ground = self._ground(reach.min(0) - 0.5, reach.max(0) + 0.5, (0.5, 0.5, 0.5))
        ground.is_shadow_catcher = True
        thing.visible_camera = False
        anchor = self.frame(reach)
        return Picture(flatten_shadow(self.render(samples=samples)), anchor)

    def glow(self, mesh: Mesh, samples: int = 28, reach: float = 1.6) -> Picture:
        """The light the model gives at night, on black, to be added; the ground takes it up to `reach` tiles."""
        self.clear()
        self.add(mesh)
        v = mesh.vertices()
        low, high = v.min(0) - reach, v.max(0) + reach
        self._ground(low, high, (0.30, 0.26, 0.20))
        plane = np.array([[low[0], low[1], 0], [high[0], low[1], 0], [high[0], high[1], 0], [low[0], high[1], 0]])
        anchor = self.frame(np.vstack([v, plane]))
        with self.night():
            pixels = self.render(samples=samples)
        return Picture(fade_glow(pixels, self._nearness(pixels, anchor, v.min(0), v.max(0), reach)), anchor)

    def _nearness(self, pixels: Pixels, anchor: tuple[int, int], low: Array, high: Array, reach: float) -> Array:
        """1 at the model, falling to 0 `reach` tiles away on the ground, so that no glow ends in a line."""
        rows, columns = np.mgrid[0 : pixels.shape[0], 0 : pixels.shape[1]]
        across, down = (columns - anchor[0]) / self.tile * 2, (rows - anchor[1]) / self.tile * 4
        x, y = (across + down) / 2, (across - down) / 2
        edge = np.minimum.reduce([x - low[0], high[0] - x, y - low[1], high[1] - y]) / reach + 1
        fade = np.where(edge > 0, np.clip(edge / 0.6, 0, 1), 1.0)  # beyond the plane there is only the model's top
        # What stands above the ground is seen over ground further back, so nearness is that of the lowest possible place.
        down = np.minimum(down + high[2] * 2 * math.sqrt(2) * math.cos(ELEVATION), np.maximum(down, low[0] - high[1]))
        x, y = (across + down) / 2, (across - down) / 2
        away = np.hypot(np.maximum.reduce([low[0] - x, x - high[0], 0 * x]), np.maximum.reduce([low[1] - y, y - high[1], 0 * y]))
        soft = np.clip(1 - away / reach, 0, 1)
        return fade * soft * soft * (3 - 2 * soft)


def flatten_shadow(pixels: Pixels) -> Pixels:
    """A shadow catcher's picture in one cool colour, its faint haze cut off."""
    out = np.empty_like(pixels)
    out[..., :3] = SHADOW_COLOUR
    out[..., 3] = np.clip((pixels[..., 3].astype(float) - 16) * 1.06, 0, 255)
    return out


def fade_glow(pixels: Pixels, nearness: Array) -> Pixels:
    """Glow over black with soft edges; alpha marks where there is any."""
    light = pixels[..., :3].astype(float) * (pixels[..., 3:4] / 255.0) * nearness[..., None]
    light = np.clip(light - 2, 0, 255)
    out = np.zeros_like(pixels)
    out[..., :3] = light
    out[..., 3] = np.where(light.max(-1) >= 1, 255, 0)
    return out
